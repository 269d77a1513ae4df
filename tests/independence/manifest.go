package main

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
)

var known = regexp.MustCompile(`^(README\.txt|viewer\.html|verify_pack\.py` +
	`|log/(checkpoint|envelopes\.jsonl|bodies\.lines|people\.jsonl|last-visit|consistency)` +
	`|receipts/[1-9][0-9]{0,15}\.tlog-proof|policies/[0-9a-f]{64}\.json|evidence/[0-9a-f]{64})$`)

// A manifest is what a pack says of itself; a programme or an earlier size that it does not name is nil.
type manifest struct {
	origin    string
	size      int64
	programme *string
	since     *int64
}

func readManifest(files map[string][]byte) manifest {
	text, ok := files["MANIFEST.json"]
	if !ok {
		refuse("there is no manifest")
	}
	read, ok := tryJSON(text)
	if !ok {
		altering("the manifest is not in the one form of JSON")
	}
	said, ok := read.(map[string]any)
	if !ok || said["format"] != "lockgate-pack/1" {
		refuse("this is a pack of another form")
	}
	var found manifest
	_, hasMaker := said["made_by"].(string)
	origin, hasOrigin := said["origin"].(string)
	size, hasSize := said["size"].(int64)
	listed, hasFiles := said["files"].([]any)
	well := len(said) == 7 && hasMaker && hasOrigin && hasSize && size >= 0 && hasFiles
	if programme, ok := said["programme"].(string); ok {
		found.programme = &programme
		well = well && programme != ""
	} else if there, ok := said["programme"]; !ok || there != nil {
		well = false
	}
	if since, ok := said["since"].(int64); ok {
		found.since = &since
		well = well && since >= 0
	} else if there, ok := said["since"]; !ok || there != nil {
		well = false
	}
	if !well {
		altering("the manifest does not say what manifests say")
	}
	found.origin, found.size = origin, size
	checkFiles(listed, files)
	return found
}

func checkFiles(listed []any, files map[string][]byte) {
	seen := map[string]bool{}
	for _, each := range listed {
		said, ok := each.(map[string]any)
		if !ok {
			altering("the manifest does not say what manifests say")
		}
		name, hasName := said["name"].(string)
		digest, hasDigest := said["sha256"].(string)
		size, hasSize := said["size"].(int64)
		if len(said) != 3 || !hasName || !hasDigest || !hasSize || seen[name] {
			altering("the manifest does not say what manifests say, or twice")
		}
		content, ok := files[name]
		if !ok || name == "MANIFEST.json" || !known.MatchString(name) {
			altering("%s is missing, or no file that packs have", name)
		}
		if int64(len(content)) != size || sha256Hex(content) != digest {
			altering("%s is not the file that the manifest lists", name)
		}
		seen[name] = true
	}
	if len(seen) != len(files)-1 {
		altering("a file was added")
	}
	for _, name := range []string{"log/checkpoint", "log/envelopes.jsonl", "log/bodies.lines"} {
		if !seen[name] {
			altering("%s is missing", name)
		}
	}
}

func sha256Hex(content []byte) string {
	digest := sha256.Sum256(content)
	return hex.EncodeToString(digest[:])
}
