package main

import (
	"strconv"
	"unicode/utf8"
)

const (
	largestInteger = 1<<53 - 1
	deepestNesting = 100
)

// A reader of JSON in its one form: whatever could be written otherwise is refused while it is read.
type reader struct {
	text []byte
	at   int
}

// readJSON gives nil, bool, int64, string, []any or map[string]any; it panics with notJSON.
func readJSON(text []byte) any {
	r := &reader{text: text}
	value := r.value(deepestNesting)
	if r.at != len(text) {
		panic(notJSON{})
	}
	return value
}

type notJSON struct{}

// tryJSON tells whether the text is JSON in its one form, with what it says.
func tryJSON(text []byte) (value any, ok bool) {
	defer func() {
		switch stopped := recover().(type) {
		case nil:
		case notJSON:
			ok = false
		default:
			panic(stopped)
		}
	}()
	return readJSON(text), true
}

func (r *reader) peek() byte {
	if r.at >= len(r.text) {
		panic(notJSON{})
	}
	return r.text[r.at]
}

func (r *reader) takes(word string) bool {
	if r.at+len(word) > len(r.text) || string(r.text[r.at:r.at+len(word)]) != word {
		return false
	}
	r.at += len(word)
	return true
}

func (r *reader) must(word string) {
	if !r.takes(word) {
		panic(notJSON{})
	}
}

func (r *reader) value(depth int) any {
	switch r.peek() {
	case '{':
		return r.object(depth)
	case '[':
		return r.list(depth)
	case '"':
		return r.string()
	case 't':
		r.must("true")
		return true
	case 'f':
		r.must("false")
		return false
	case 'n':
		r.must("null")
		return nil
	}
	return r.integer()
}

func (r *reader) object(depth int) map[string]any {
	if depth == 0 {
		panic(notJSON{})
	}
	r.must("{")
	members, before := map[string]any{}, ""
	for !r.takes("}") {
		if len(members) > 0 {
			r.must(",")
		}
		key := r.string()
		for _, sign := range []byte(key) {
			if sign >= 0x80 {
				panic(notJSON{})
			}
		}
		if len(members) > 0 && key <= before {
			panic(notJSON{})
		}
		r.must(":")
		members[key], before = r.value(depth-1), key
	}
	return members
}

func (r *reader) list(depth int) []any {
	if depth == 0 {
		panic(notJSON{})
	}
	r.must("[")
	items := []any{}
	for !r.takes("]") {
		if len(items) > 0 {
			r.must(",")
		}
		items = append(items, r.value(depth-1))
	}
	return items
}

func (r *reader) integer() int64 {
	start := r.at
	r.takes("-")
	for r.at < len(r.text) && r.text[r.at] >= '0' && r.text[r.at] <= '9' {
		r.at++
	}
	written := string(r.text[start:r.at])
	number, err := strconv.ParseInt(written, 10, 64)
	if err != nil || strconv.FormatInt(number, 10) != written || number > largestInteger || number < -largestInteger {
		panic(notJSON{})
	}
	return number
}

var short = map[byte]byte{'"': '"', '\\': '\\', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

func (r *reader) string() string {
	r.must(`"`)
	var written []byte
	for {
		sign := r.peek()
		r.at++
		switch {
		case sign == '"':
			if !utf8.Valid(written) {
				panic(notJSON{})
			}
			return string(written)
		case sign == '\\':
			written = append(written, r.escaped())
		case sign < 0x20:
			panic(notJSON{})
		default:
			written = append(written, sign)
		}
	}
}

// escaped is one of the signs that are escaped, each in the one way in which it is.
func (r *reader) escaped() byte {
	sign := r.peek()
	r.at++
	if meant, ok := short[sign]; ok {
		return meant
	}
	if sign != 'u' || r.at+4 > len(r.text) {
		panic(notJSON{})
	}
	written := string(r.text[r.at : r.at+4])
	number, err := strconv.ParseUint(written, 16, 16)
	if err != nil || number >= 0x20 {
		panic(notJSON{})
	}
	for _, meant := range short {
		if byte(number) == meant {
			panic(notJSON{})
		}
	}
	const digits = "0123456789abcdef"
	if written != string([]byte{'0', '0', digits[number>>4], digits[number&15]}) {
		panic(notJSON{})
	}
	r.at += 4
	return byte(number)
}
