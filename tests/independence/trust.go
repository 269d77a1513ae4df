package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A witness verifies cosignatures, which x/mod does not know: a time, and a signature over it and the text.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
	return 0 < time && time < 1<<63 && ed25519.Verify(w.key, []byte(message), signature[8:])
}

type group struct {
	needed  int
	members []string
}

type policy struct {
	logs      []note.Verifier
	witnesses map[string]witness
	groups    map[string]group
	quorum    string
}

func (p *policy) isReached(name string, cosigned map[string]bool) bool {
	if name == "none" {
		return true
	}
	if _, ok := p.witnesses[name]; ok {
		return cosigned[name]
	}
	reached := 0
	for _, member := range p.groups[name].members {
		if p.isReached(member, cosigned) {
			reached++
		}
	}
	return reached >= p.groups[name].needed
}

func (p *policy) has(name string) bool {
	_, isWitness := p.witnesses[name]
	_, isGroup := p.groups[name]
	return isWitness || isGroup
}

func readPolicy(text []byte) *policy {
	for _, sign := range text {
		if sign < 0x20 && sign != '\t' && sign != '\n' || sign == 0x7F {
			refuse("the policy holds control characters")
		}
	}
	p := &policy{witnesses: map[string]witness{}, groups: map[string]group{}}
	keys, used := map[string]bool{}, map[string]bool{}
	for _, line := range strings.Split(string(text), "\n") {
		words := strings.FieldsFunc(line, func(sign rune) bool { return sign == ' ' || sign == '\t' })
		if len(words) > 0 && !strings.HasPrefix(words[0], "#") {
			p.readLine(words, keys, used)
		}
	}
	if p.quorum == "" || len(p.logs) == 0 {
		refuse("the policy names no quorum or no log")
	}
	return p
}

func (p *policy) readLine(words []string, keys, used map[string]bool) {
	switch {
	case words[0] == "log" && (len(words) == 2 || len(words) == 3):
		p.isNew(words[1], "log", keys)
		verifier, err := note.NewVerifier(words[1])
		if err != nil {
			refuse("a log's key cannot be used: %v", err)
		}
		p.logs = append(p.logs, verifier)
	case words[0] == "witness" && (len(words) == 3 || len(words) == 4) && words[1] != "none" && !p.has(words[1]):
		p.witnesses[words[1]] = p.isNew(words[2], "witness", keys)
	case words[0] == "group" && len(words) > 3 && words[1] != "none" && !p.has(words[1]):
		p.groups[words[1]] = p.group(words[2], words[3:], used)
	case words[0] == "quorum" && len(words) == 2 && p.quorum == "" && (words[1] == "none" || p.has(words[1])):
		p.quorum = words[1]
	default:
		refuse("a line of the policy cannot be used: %q", words)
	}
}

func (p *policy) group(howMany string, members []string, used map[string]bool) group {
	for _, member := range members {
		if !p.has(member) || used[member] {
			refuse("a group has a member that is not known, or twice")
		}
		used[member] = true
	}
	needed := map[string]int{"any": 1, "all": len(members)}[howMany]
	if needed == 0 {
		needed = int(decimal(howMany, refuse))
	}
	if needed < 1 || needed > len(members) {
		refuse("no group can have so many members")
	}
	return group{needed, members}
}

// isNew reads a key of a kind, and refuses one that is there already.
func (p *policy) isNew(text, role string, keys map[string]bool) witness {
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 || len(parts[1]) != 8 {
		refuse("a key is no key")
	}
	material, ok := fromBase64(parts[2])
	digest := sha256.Sum256(append([]byte(parts[0]+"\n"), material...))
	if !ok || hex.EncodeToString(digest[:4]) != parts[1] || len(material) != 33 {
		refuse("a key and its id do not belong together")
	}
	if material[0] != map[string]byte{"log": 1, "witness": 4}[role] || keys[role+string(material)] {
		refuse("a key is of another kind, or there already")
	}
	keys[role+string(material)] = true
	return witness{parts[0], binary.BigEndian.Uint32(digest[:]), material[1:]}
}

type checkpoint struct {
	origin   string
	size     int64
	root     tlog.Hash
	cosigned map[string]bool
	isSigned bool
}

// readCheckpoint has note.Open judge every signature by a trusted key; those by others mean nothing.
func readCheckpoint(text []byte, p *policy, stop func(string, ...any)) *checkpoint {
	verifiers := append([]note.Verifier{}, p.logs...)
	byKey := map[string]string{}
	for name, each := range p.witnesses {
		verifiers = append(verifiers, each)
		byKey[fmt.Sprint(each.name, "+", each.hash)] = name
	}
	opened, err := note.Open(text, note.VerifierList(verifiers...))
	if unverified, ok := err.(*note.UnverifiedNoteError); ok {
		opened = unverified.Note
	} else if err != nil {
		stop("the checkpoint cannot be trusted: %v", err)
	}
	lines := strings.Split(strings.TrimSuffix(opened.Text, "\n"), "\n")
	if len(lines) < 3 {
		stop("this is no checkpoint")
	}
	for _, line := range lines {
		if line == "" {
			stop("this is no checkpoint")
		}
	}
	root, ok := fromBase64(lines[2])
	if !ok || len(root) != tlog.HashSize {
		stop("this is no checkpoint")
	}
	for _, line := range strings.Split(string(text[len(opened.Text)+1:len(text)-1]), "\n") {
		// x/mod takes base64 with unused bits set; the pack's formats do not.
		if _, ok := fromBase64(line[strings.LastIndex(line, " ")+1:]); !ok {
			stop("a signature is not in its one form")
		}
	}
	found := &checkpoint{origin: lines[0], size: decimal(lines[1], stop), cosigned: map[string]bool{}}
	copy(found.root[:], root)
	for _, signature := range opened.Sigs {
		if name, ok := byKey[fmt.Sprint(signature.Name, "+", signature.Hash)]; ok {
			found.cosigned[name] = true
		} else if signature.Name == found.origin {
			found.isSigned = true
		}
	}
	return found
}

func ownCheckpoint(text []byte, p *policy) *checkpoint {
	found := readCheckpoint(text, p, refuse)
	if !found.isSigned {
		refuse("the checkpoint of the last visit is not signed by a trusted log")
	}
	return found
}

var decimals = regexp.MustCompile(`^(0|[1-9][0-9]{0,15})$`)

func decimal(text string, stop func(string, ...any)) int64 {
	number, err := strconv.ParseInt(text, 10, 64)
	if !decimals.MatchString(text) || err != nil || number > largestInteger {
		stop("a number is not in its one form: %q", text)
	}
	return number
}

func fromBase64(text string) ([]byte, bool) {
	decoded, err := base64.StdEncoding.DecodeString(text)
	return decoded, err == nil && bytes.Equal([]byte(text), []byte(base64.StdEncoding.EncodeToString(decoded)))
}
