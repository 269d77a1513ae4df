package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
)

// What stands in bodies in the place of a person or a name: a commitment to it.
var tokens = regexp.MustCompile(`^[pn]-[A-Za-z0-9_-]{32}$`)

// judgePeople tells whom nobody says, though bodies name them by their tokens.
func (c *check) judgePeople() {
	known := c.told()
	for token, position := range c.tokens {
		switch {
		case known[token]:
		case c.people[token] || c.erased[position]:
			c.report.reserve("who %s is was erased, as the record says", token)
		default:
			c.report.fault("who %s is, named in fact %d, is missing", token, position)
		}
	}
	for token := range known {
		// In sentences a token stands among other words.
		if _, named := c.tokens[token]; !named && !bytes.Contains(c.files["log/bodies.lines"], []byte(token)) {
			c.report.fault("somebody is told of whom no fact names: %s", token)
		}
	}
}

func (c *check) told() map[string]bool {
	found, before := map[string]bool{}, ""
	for _, line := range linesOf(c.files["log/people.jsonl"], longestBody) {
		read, ok := tryJSON(line)
		said, isObject := read.(map[string]any)
		token, hasToken := said["token"].(string)
		written, hasSalt := said["salt"].(string)
		value, hasValue := said["value"]
		if !ok || !isObject || len(said) != 3 || !hasToken || !hasSalt || !hasValue || !tokens.MatchString(token) {
			altering("a line on people cannot be read")
		}
		salt, ok := fromBase64(written)
		// The keys are in order, so the value is the last thing in its line, in the one form that is hashed.
		start := fmt.Sprintf(`{"salt":"%s","token":"%s","value":`, written, token)
		text := strings.TrimPrefix(string(line), start)
		digest := sha256.Sum256(append(append([]byte{}, salt...), text[:len(text)-1]...))
		_, isName := value.(string)
		commits := base64.URLEncoding.EncodeToString(digest[:24]) == token[2:]
		if !ok || len(salt) != 16 || !commits || isName != (token[0] == 'n') || token <= before {
			altering("%s does not stand for what is said, or is told of twice", token)
		}
		found[token], before = true, token
	}
	return found
}
