package main

import (
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/tlog"
)

// A tree of some size: its root, the proof of each leaf, and the proof of each smaller tree from one leaf on.
type tree struct {
	Root        tlog.Hash          `json:"root"`
	Inclusion   []tlog.RecordProof `json:"inclusion"`
	Consistency []tlog.TreeProof   `json:"consistency"`
}

// prove prints the trees of 1 to size leaves, of which the one at an index is "leaf INDEX".
func prove(size int64) {
	c := &check{}
	trees := []tree{}
	for now := int64(1); now <= size; now++ {
		stored, err := tlog.StoredHashes(now-1, []byte(fmt.Sprint("leaf ", now-1)), c)
		must(err)
		c.hashes = append(c.hashes, stored...)
		made := tree{Root: c.root(now)}
		for at := int64(0); at < now; at++ {
			record, err := tlog.ProveRecord(now, at, c)
			must(err)
			grown, err := tlog.ProveTree(now, at+1, c)
			must(err)
			made.Inclusion = append(made.Inclusion, record)
			made.Consistency = append(made.Consistency, grown)
		}
		trees = append(trees, made)
	}
	must(json.NewEncoder(os.Stdout).Encode(trees))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
