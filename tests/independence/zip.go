package main

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"regexp"
)

// Names go into no path; still, none may look as if it led elsewhere.
var safeName = regexp.MustCompile(`^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$`)

const plainFile = 0o100644 << 16

// readZip gives the members by name, and refuses every byte that the exporter would not have written.
func readZip(data []byte) map[string][]byte {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		refuse("this does not begin as a zip file does")
	}
	if len(data) < 22 || !bytes.HasPrefix(data[len(data)-22:], []byte("PK\x05\x06")) {
		refuse("the zip file is cut short, or goes on after its end")
	}
	end := data[len(data)-22:]
	count := int(binary.LittleEndian.Uint16(end[10:]))
	size := int(binary.LittleEndian.Uint32(end[12:]))
	start := int(binary.LittleEndian.Uint32(end[16:]))
	expected := []byte("PK\x05\x06\x00\x00\x00\x00")
	expected = binary.LittleEndian.AppendUint16(expected, uint16(count))
	expected = append(expected, end[10:20]...)
	expected = append(expected, 0, 0)
	if !bytes.Equal(end, expected) || count == 0xFFFF || start+size != len(data)-22 {
		refuse("the end of the zip file is not as it should be")
	}
	files := map[string][]byte{}
	at, local, before := start, 0, ""
	for ; count > 0; count-- {
		name, content := member(data, &at, start, &local)
		if name <= before {
			refuse("%s is there twice, or out of order", name)
		}
		files[name], before = content, name
	}
	if at != start+size || local != start {
		refuse("there are bytes between the members")
	}
	return files
}

func member(data []byte, at *int, directory int, local *int) (string, []byte) {
	if len(data) < *at+46 || !bytes.HasPrefix(data[*at:], []byte("PK\x01\x02")) {
		refuse("the directory is damaged")
	}
	head := data[*at : *at+46]
	crc := binary.LittleEndian.Uint32(head[16:])
	size := binary.LittleEndian.Uint32(head[24:])
	nameSize := int(binary.LittleEndian.Uint16(head[28:]))
	if len(data) < *at+46+nameSize {
		refuse("the directory is cut short")
	}
	name := data[*at+46 : *at+46+nameSize]
	if !safeName.Match(name) {
		refuse("no pack has a member of this name: %q", name)
	}
	shared := described(crc, size, nameSize)
	central := append([]byte("PK\x01\x02\x14\x03"), shared...)
	central = append(central, 0, 0, 0, 0, 0, 0)
	central = binary.LittleEndian.AppendUint32(central, plainFile)
	central = binary.LittleEndian.AppendUint32(central, uint32(*local))
	front := append(append([]byte("PK\x03\x04"), shared...), name...)
	start := *local + len(front)
	if !bytes.Equal(head, central) || start+int(size) > directory || !bytes.Equal(data[*local:start], front) {
		refuse("%s is not described as it should be", name)
	}
	content := data[start : start+int(size)]
	if crc32.ChecksumIEEE(content) != crc {
		altering("%s was altered: its check sum is another one", name)
	}
	*at, *local = *at+46+nameSize, start+int(size)
	return string(name), content
}

// described is what the two headers of a member have in common: stored, on the first day that a zip file knows.
func described(crc, size uint32, nameSize int) []byte {
	shared := []byte{20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0}
	shared = binary.LittleEndian.AppendUint32(shared, crc)
	shared = binary.LittleEndian.AppendUint32(shared, size)
	shared = binary.LittleEndian.AppendUint32(shared, size)
	shared = binary.LittleEndian.AppendUint16(shared, uint16(nameSize))
	return append(shared, 0, 0)
}
