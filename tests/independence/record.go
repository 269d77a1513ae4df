package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const longestEnvelope, longestBody = 65_535, 64 * 1024 * 1024

var digests = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)

type fact struct {
	position           int64
	stream, kind, body string
	envelope           []byte
}

type end struct {
	sequence int64
	leaf     any
}

type check struct {
	report    *report
	policy    *policy
	files     map[string][]byte
	said      manifest
	hashes    []tlog.Hash
	leaves    []tlog.Hash
	log       string
	ends      map[string]end
	missing   []fact
	erased    map[int64]bool
	decisions []fact
	policies  map[string]bool
	evidence  map[string]bool
	tokens    map[string]int64
	people    map[string]bool
	unsigned  int
}

func (c *check) run(seen *checkpoint) {
	c.ends, c.erased = map[string]end{}, map[int64]bool{}
	c.policies, c.evidence = map[string]bool{}, map[string]bool{}
	c.tokens, c.people = map[string]int64{}, map[string]bool{}
	now := c.checkpoint("log/checkpoint")
	before := c.before()
	c.readRecord()
	c.compare(now)
	c.compareBefore(now, before)
	if seen != nil {
		if seen.origin != c.said.origin {
			refuse("the checkpoint of the last visit is of another log")
		}
		c.compareRoot(seen)
	}
	c.judgeMissing()
	c.judgePeople()
	c.checkNamedFiles()
	c.checkReceipts(now)
}

func (c *check) checkpoint(name string) *checkpoint {
	found := readCheckpoint(c.files[name], c.policy, altering)
	if !found.isSigned || found.origin != c.said.origin {
		altering("%s is not signed by a trusted log, or of another log than the manifest says", name)
	}
	return found
}

func (c *check) before() *checkpoint {
	_, hasVisit := c.files["log/last-visit"]
	_, hasProof := c.files["log/consistency"]
	expected := c.said.since != nil
	if hasVisit != expected || hasProof != expected {
		altering("the earlier checkpoint or its proof is missing, or was added")
	}
	if !expected {
		return nil
	}
	found := c.checkpoint("log/last-visit")
	if found.size != *c.said.since {
		altering("the earlier checkpoint is of another size than the manifest says")
	}
	return found
}

// ReadHashes is how x/mod asks for what it has stored.
func (c *check) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for place, index := range indexes {
		if index >= int64(len(c.hashes)) {
			return nil, fmt.Errorf("there is no hash %d", index)
		}
		found[place] = c.hashes[index]
	}
	return found, nil
}

func (c *check) root(size int64) tlog.Hash {
	if size == 0 {
		return sha256.Sum256(nil)
	}
	root, err := tlog.TreeHash(size, c)
	if err != nil {
		altering("the tree cannot be made: %v", err)
	}
	return root
}

func (c *check) readRecord() {
	bodies := c.bodies()
	for index, line := range linesOf(c.files["log/envelopes.jsonl"], longestEnvelope) {
		stored, err := tlog.StoredHashes(int64(index), line, c)
		if err != nil {
			altering("the tree cannot be made: %v", err)
		}
		c.hashes = append(c.hashes, stored...)
		c.leaves = append(c.leaves, tlog.RecordHash(line))
		fact := c.fact(int64(index)+1, line)
		if len(bodies) > 0 && bodies[0].position == int64(index)+1 {
			if fact != nil {
				c.readBody(*fact, bodies[0])
			}
			bodies = bodies[1:]
		} else if fact != nil && c.isInScope(*fact) {
			c.missing = append(c.missing, *fact)
		}
	}
	if len(bodies) > 0 {
		altering("there is a body of fact %d, and no such fact", bodies[0].position)
	}
}

func linesOf(text []byte, longest int) [][]byte {
	if len(text) == 0 {
		return nil
	}
	if text[len(text)-1] != '\n' {
		altering("the last line has no end")
	}
	lines := bytes.Split(text[:len(text)-1], []byte("\n"))
	for _, line := range lines {
		if bytes.IndexByte(line, '\r') >= 0 || len(line) > longest {
			altering("a line holds a carriage return, or is too long")
		}
	}
	return lines
}

var envelopeKeys = map[string]string{
	"v": "int64", "log": "string", "id": "string", "stream": "string", "sseq": "int64", "prev": "", "type": "string",
	"schema": "int64", "at": "string", "happened": "string", "actor": "string", "body": "string",
}

func (c *check) fact(position int64, line []byte) *fact {
	read, ok := tryJSON(line)
	said, isObject := read.(map[string]any)
	ok = ok && isObject && len(said) == len(envelopeKeys) && said["v"] == int64(1)
	for key, kind := range envelopeKeys {
		value, there := said[key]
		ok = ok && there && (kind == "" || fmt.Sprintf("%T", value) == kind)
	}
	_, hasPrevious := said["prev"].(string)
	if !ok || !hasPrevious && said["prev"] != nil {
		c.report.fault("the envelope of fact %d cannot be read", position)
		return nil
	}
	if c.log == "" {
		c.log = said["log"].(string)
	}
	if said["log"] != c.log {
		c.report.fault("fact %d is of another log", position)
	}
	found := &fact{position, said["stream"].(string), said["type"].(string), said["body"].(string), line}
	if found.kind == "decision-taken" && c.hasInScope(found.stream) {
		c.decisions = append(c.decisions, *found)
	}
	last := c.ends[found.stream]
	if said["sseq"] != last.sequence+1 || said["prev"] != last.leaf {
		c.report.fault("fact %d does not follow from what is before it in its stream", position)
	}
	leaf := c.leaves[position-1]
	c.ends[found.stream] = end{said["sseq"].(int64), base64.StdEncoding.EncodeToString(leaf[:])}
	return found
}

type body struct {
	position   int64
	salt, text []byte
}

func (c *check) bodies() []body {
	var found []body
	var before int64
	for _, line := range linesOf(c.files["log/bodies.lines"], longestBody) {
		parts := bytes.SplitN(line, []byte(" "), 3)
		if len(parts) != 3 {
			altering("a line of the bodies cannot be read")
		}
		salt, ok := fromBase64(string(parts[1]))
		position := decimal(string(parts[0]), altering)
		if !ok || position <= before {
			altering("the bodies are out of order, or cannot be read")
		}
		found = append(found, body{position, salt, parts[2]})
		before = position
	}
	return found
}

func (c *check) readBody(fact fact, body body) {
	digest := sha256.Sum256(append(append([]byte{}, body.salt...), body.text...))
	if base64.StdEncoding.EncodeToString(digest[:]) != fact.body || len(body.salt) != 32 {
		c.report.fault("the body of fact %d is not the one that its envelope commits to", fact.position)
		return
	}
	said, ok := tryJSON(body.text)
	if !ok {
		c.report.fault("the body of fact %d cannot be read", fact.position)
		return
	}
	c.noteErasure(fact, said)
	if c.isInScope(fact) {
		if at(said, "by", "identity", "issuer") == "urn:lockgate:development" {
			c.unsigned++
		}
		c.noteNamed(fact.position, said)
	}
}

func at(value any, keys ...string) any {
	for _, key := range keys {
		members, _ := value.(map[string]any)
		value = members[key]
	}
	return value
}

func (c *check) isInScope(fact fact) bool {
	return fact.kind == "personal-data-erased" || c.hasInScope(fact.stream)
}

func (c *check) hasInScope(stream string) bool {
	_, id, _ := strings.Cut(stream, "-")
	programme, _, _ := strings.Cut(id, "/")
	return c.said.programme == nil || programme == *c.said.programme
}

func (c *check) noteErasure(fact fact, said any) {
	members, ok := said.(map[string]any)
	if !ok || fact.kind != "personal-data-erased" {
		return
	}
	event, ok := members["event"]
	if !ok {
		event = members
	}
	if person, ok := at(event, "person").(string); ok {
		c.people[person] = true
	}
	positions, _ := at(event, "positions").([]any)
	for _, each := range positions {
		if position, ok := each.(int64); ok && 0 <= position && position < fact.position {
			c.erased[position] = true
		}
	}
}

func (c *check) noteNamed(position int64, said any) {
	switch said := said.(type) {
	case []any:
		for _, each := range said {
			c.noteNamed(position, each)
		}
	case map[string]any:
		for _, each := range said {
			c.noteNamed(position, each)
		}
		if digest, ok := said["policy_digest"].(string); ok && digests.MatchString(digest) {
			c.policies[digest[7:]] = true
		}
		for key, kind := range map[string]byte{"subject": 'p', "name": 'n'} {
			if token, ok := said[key].(string); ok && tokens.MatchString(token) && token[0] == kind {
				if _, seen := c.tokens[token]; !seen {
					c.tokens[token] = position
				}
			}
		}
		for _, key := range []string{"copy", "report"} {
			if digest, ok := said[key].(string); ok && digests.MatchString(digest) {
				c.evidence[digest[7:]] = true
			}
		}
		if digest, ok := said["digest"].(string); ok && digests.MatchString(digest) && isPiece(said) {
			c.evidence[digest[7:]] = true
		}
	}
}

func isPiece(said map[string]any) bool {
	for _, key := range []string{"name", "author", "submitted_by"} {
		if _, ok := said[key]; !ok {
			return false
		}
	}
	link, ok := said["link"]
	return !ok || link == "" || link == nil
}

func (c *check) compare(now *checkpoint) {
	if now.size != c.said.size || now.size != int64(len(c.leaves)) {
		c.report.fault("the log signed %d facts, and the pack holds %d", now.size, len(c.leaves))
	} else if c.root(now.size) != now.root {
		c.report.fault("the envelopes are not those that the log signed")
	}
	if !c.policy.isReached(c.policy.quorum, now.cosigned) {
		c.report.reserve("not as many witnesses cosigned as the policy asks for")
	}
}

func (c *check) compareBefore(now, before *checkpoint) {
	if before == nil {
		return
	}
	var proof tlog.TreeProof
	for _, line := range linesOf(c.files["log/consistency"], longestEnvelope) {
		hash, ok := fromBase64(string(line))
		if !ok || len(hash) != tlog.HashSize {
			altering("the proof of consistency was altered")
		}
		var step tlog.Hash
		copy(step[:], hash)
		proof = append(proof, step)
	}
	if !isConsistent(proof, now, before) {
		c.report.fault("the proof of consistency does not lead from the earlier checkpoint to this one")
	}
	c.compareRoot(before)
}

func isConsistent(proof tlog.TreeProof, now, before *checkpoint) bool {
	if before.size == 0 {
		// x/mod knows no empty tree.
		return len(proof) == 0 && (now.size > 0 || now.root == before.root)
	}
	return before.size <= now.size && tlog.CheckTree(proof, now.size, now.root, before.size, before.root) == nil
}

func (c *check) compareRoot(earlier *checkpoint) {
	if earlier.size > int64(len(c.leaves)) {
		c.report.fault("the record has become shorter")
	} else if c.root(earlier.size) != earlier.root {
		c.report.fault("the past was rewritten")
	}
}

func (c *check) judgeMissing() {
	for _, each := range c.missing {
		if c.erased[each.position] {
			c.report.reserve("the body of fact %d was erased, as the record says", each.position)
		} else {
			c.report.fault("the body of fact %d is missing", each.position)
		}
	}
	if c.unsigned > 0 {
		c.report.reserve("%d facts were brought about under the development identity", c.unsigned)
	}
}

func (c *check) checkNamedFiles() {
	policies, evidence := map[string]bool{}, map[string]bool{}
	for name, content := range c.files {
		folder, rest, _ := strings.Cut(name, "/")
		digest := strings.TrimSuffix(rest, ".json")
		switch folder {
		case "policies":
			policies[digest] = true
		case "evidence":
			evidence[digest] = true
		default:
			continue
		}
		if sha256Hex(content) != digest {
			c.report.fault("%s does not have the content that its name says", name)
		}
	}
	c.compareNames("policy", c.policies, policies)
	c.compareNames("evidence", c.evidence, evidence)
}

func (c *check) compareNames(what string, named, there map[string]bool) {
	for digest := range named {
		if !there[digest] {
			c.report.reserve("the %s sha256:%s is named, and not in the pack", what, digest)
		}
	}
	for digest := range there {
		if !named[digest] {
			c.report.fault("the %s sha256:%s is named nowhere", what, digest)
		}
	}
}

func (c *check) checkReceipts(now *checkpoint) {
	held := 0
	for name := range c.files {
		if strings.HasPrefix(name, "receipts/") {
			held++
		}
	}
	for _, each := range c.decisions {
		if text, ok := c.files["receipts/"+strconv.FormatInt(each.position, 10)+".tlog-proof"]; !ok {
			c.report.fault("the receipt of decision %d is missing", each.position)
		} else {
			held--
			if !c.isReceipt(text, each, now) {
				c.report.fault("the receipt of decision %d does not lead to the checkpoint", each.position)
			}
		}
	}
	if held > 0 {
		c.report.fault("there is a receipt of what is no decision here")
	}
}

func (c *check) isReceipt(text []byte, decision fact, now *checkpoint) bool {
	head, rest, cut := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !cut || !bytes.Equal(rest, c.files["log/checkpoint"]) || len(lines) < 3 {
		return false
	}
	entry := "extra " + base64.StdEncoding.EncodeToString(decision.envelope)
	index := fmt.Sprint("index ", decision.position-1)
	if lines[0] != "c2sp.org/tlog-proof@v1" || lines[1] != entry || lines[2] != index {
		return false
	}
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, ok := fromBase64(line)
		if !ok || len(hash) != tlog.HashSize {
			return false
		}
		var step tlog.Hash
		copy(step[:], hash)
		proof = append(proof, step)
	}
	if decision.position > now.size {
		return false
	}
	leaf := tlog.RecordHash(decision.envelope)
	return tlog.CheckRecord(proof, now.size, now.root, decision.position-1, leaf) == nil
}
