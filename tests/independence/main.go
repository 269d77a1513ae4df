// Verifies an evidence pack with other people's code where it matters: the signed notes and the tree are judged by
// golang.org/x/mod/sumdb, which knows nothing of Lockgate.
//
//	verify PACK.zip policy.txt [last-visit]
//	verify prove SIZE
//
// The second form prints every root and proof of small trees, as golang.org/x/mod makes them.
// The first exits as verify_pack.py does: 0 verified, 1 altered, 2 verified with reservations, 3 not a pack.
package main

import (
	"fmt"
	"os"
	"sort"
)

const (
	verified = iota
	altered
	reserved
	notAPack
)

// A finding stops the verification where it is found.
type finding struct {
	code int
	says string
}

func refuse(format string, about ...any)   { panic(finding{notAPack, fmt.Sprintf(format, about...)}) }
func altering(format string, about ...any) { panic(finding{altered, fmt.Sprintf(format, about...)}) }

// A report collects what does not stop it.
type report struct{ faults, reservations []string }

func (r *report) fault(format string, about ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, about...))
}

func (r *report) reserve(format string, about ...any) {
	r.reservations = append(r.reservations, fmt.Sprintf(format, about...))
}

func (r *report) code() int {
	switch {
	case len(r.faults) > 0:
		return altered
	case len(r.reservations) > 0:
		return reserved
	}
	return verified
}

func verify(pack, trust, lastVisit []byte, found *report) (code int) {
	defer func() {
		switch stopped := recover().(type) {
		case nil:
		case finding:
			found.faults = append(found.faults, stopped.says)
			code = stopped.code
		default:
			panic(stopped)
		}
	}()
	policy := readPolicy(trust)
	var seen *checkpoint
	if lastVisit != nil {
		seen = ownCheckpoint(lastVisit, policy)
	}
	files := readZip(pack)
	check := &check{report: found, policy: policy, files: files, said: readManifest(files)}
	check.run(seen)
	return found.code()
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == "prove" {
		prove(decimal(os.Args[2], refuse))
		return
	}
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "verify PACK.zip policy.txt [last-visit]")
		os.Exit(notAPack)
	}
	var read [3][]byte
	for place, name := range os.Args[1:] {
		content, err := os.ReadFile(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(notAPack)
		}
		read[place] = append([]byte{}, content...)
	}
	var found report
	code := verify(read[0], read[1], read[2], &found)
	sort.Strings(found.faults)
	for _, each := range found.faults {
		fmt.Println("fault:", each)
	}
	for _, each := range found.reservations {
		fmt.Println("reservation:", each)
	}
	fmt.Println("exit code", code)
	os.Exit(code)
}
