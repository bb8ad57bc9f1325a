// Checks what Tallystick writes with code that Tallystick did not write: Go's sumdb/note opens the
// signed notes, sumdb/tlog computes the roots and checks the proofs.
//
//	check_bundle FOLDER          an unpacked case bundle
//	check_bundle -proofs FILE    inclusion and consistency proofs, one JSON object a line
//
// With Debian's golang-golang-x-mod-dev:
//
//	GO111MODULE=off GOPATH=/tmp/go:/usr/share/gocode go run check_bundle.go FOLDER
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type checkpoint struct {
	origin string
	size   int64
	root   tlog.Hash
}

type keyFile struct {
	Keys []struct {
		Key      string `json:"key"`
		Verifier string `json:"verifier"`
	} `json:"keys"`
	Ledger string `json:"ledger"`
}

// The newest public key of the bundle.
func readKey(folder string) (ed25519.PublicKey, string, error) {
	var keys keyFile
	data, err := os.ReadFile(filepath.Join(folder, "data/ledger/keys.json"))
	if err != nil {
		return nil, "", err
	}
	if err := json.Unmarshal(data, &keys); err != nil {
		return nil, "", err
	}
	if len(keys.Keys) == 0 {
		return nil, "", errors.New("keys.json names no key")
	}
	newest := keys.Keys[len(keys.Keys)-1]
	if _, err := note.NewVerifier(newest.Verifier); err != nil {
		return nil, "", fmt.Errorf("verifier key: %w", err)
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(newest.Key, "ed25519:"))
	if err != nil || len(raw) != ed25519.PublicKeySize {
		return nil, "", errors.New("keys.json: not an Ed25519 key")
	}
	return ed25519.PublicKey(raw), keys.Ledger, nil
}

// Opens a note that must be signed by this key under this name; returns its lines.
func openNote(text []byte, name string, key ed25519.PublicKey) ([]string, error) {
	verifierKey, err := note.NewEd25519VerifierKey(name, key)
	if err != nil {
		return nil, err
	}
	verifier, err := note.NewVerifier(verifierKey)
	if err != nil {
		return nil, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimSuffix(opened.Text, "\n"), "\n"), nil
}

func parseCheckpoint(lines []string) (checkpoint, error) {
	if len(lines) != 3 {
		return checkpoint{}, errors.New("a checkpoint has three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return checkpoint{}, err
	}
	root, err := parseHash(lines[2])
	return checkpoint{lines[0], size, root}, err
}

func parseHash(text string) (tlog.Hash, error) {
	var hash tlog.Hash
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(raw) != tlog.HashSize {
		return hash, fmt.Errorf("not a hash: %q", text)
	}
	copy(hash[:], raw)
	return hash, nil
}

// The root of the lines, computed by tlog.
func rootOf(lines [][]byte) (tlog.Hash, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			out[i] = stored[index]
		}
		return out, nil
	})
	for n, line := range lines {
		hashes, err := tlog.StoredHashes(int64(n), line, reader)
		if err != nil {
			return tlog.Hash{}, err
		}
		stored = append(stored, hashes...)
	}
	return tlog.TreeHash(int64(len(lines)), reader)
}

func checkLedger(folder string, key ed25519.PublicKey, ledger string) error {
	text, err := os.ReadFile(filepath.Join(folder, "data/ledger/checkpoint"))
	if err != nil {
		return err
	}
	lines, err := openNote(text, "tallystick/"+ledger, key)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	head, err := parseCheckpoint(lines)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(filepath.Join(folder, "data/ledger/entries.ndjson"))
	if err != nil {
		return err
	}
	entries := bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
	if head.origin != "tallystick/"+ledger || head.size != int64(len(entries)) {
		return errors.New("the checkpoint is of another ledger or size")
	}
	root, err := rootOf(entries)
	if err != nil {
		return err
	}
	if root != head.root {
		return errors.New("the entries have another root than the checkpoint")
	}
	return checkBodies(folder, entries)
}

func checkBodies(folder string, entries [][]byte) error {
	files, err := os.ReadDir(filepath.Join(folder, "data/ledger/bodies"))
	if err != nil {
		return err
	}
	for _, file := range files {
		n, err := strconv.Atoi(file.Name())
		if err != nil || n < 0 || n >= len(entries) {
			return fmt.Errorf("body %s belongs to no entry", file.Name())
		}
		body, err := os.ReadFile(filepath.Join(folder, "data/ledger/bodies", file.Name()))
		if err != nil {
			return err
		}
		digest := sha256.Sum256(body)
		want := `"body":"sha256:` + hex.EncodeToString(digest[:]) + `"`
		if !bytes.Contains(entries[n], []byte(want)) {
			return fmt.Errorf("body %d is not the one that its line commits to", n)
		}
	}
	return nil
}

func checkPackage(folder string, key ed25519.PublicKey, ledger string) error {
	text, err := os.ReadFile(filepath.Join(folder, "package.note"))
	if err != nil {
		return err
	}
	lines, err := openNote(text, "tallystick-package/"+ledger, key)
	if err != nil {
		return fmt.Errorf("package.note: %w", err)
	}
	manifest, err := os.ReadFile(filepath.Join(folder, "manifest-sha256.txt"))
	if err != nil {
		return err
	}
	digest := sha256.Sum256(manifest)
	if len(lines) != 3 || lines[2] != "sha256:"+hex.EncodeToString(digest[:]) {
		return errors.New("package.note signs another manifest")
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(manifest), "\n"), "\n") {
		want, path, ok := strings.Cut(line, "  ")
		content, err := os.ReadFile(filepath.Join(folder, path))
		if !ok || err != nil {
			return fmt.Errorf("manifest line %q: %v", line, err)
		}
		if digest := sha256.Sum256(content); hex.EncodeToString(digest[:]) != want {
			return fmt.Errorf("%s is not what the manifest says", path)
		}
	}
	return nil
}

// A proof file: first line, "index N", the hashes, an empty line, a signed checkpoint.
func checkProofFile(path string, key ed25519.PublicKey) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, signed, ok := strings.Cut(string(data), "\n\n")
	lines := strings.Split(head, "\n")
	if !ok || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := parseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	origin, _, _ := strings.Cut(signed, "\n")
	opened, err := openNote([]byte(signed), origin, key)
	if err != nil {
		return err
	}
	tree, err := parseCheckpoint(opened)
	if err != nil {
		return err
	}
	line, err := os.ReadFile(strings.TrimSuffix(path, ".proof") + ".line")
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.size, tree.root, index, tlog.RecordHash(line))
}

func checkBundle(folder string) error {
	key, ledger, err := readKey(folder)
	if err != nil {
		return err
	}
	if err := checkLedger(folder, key, ledger); err != nil {
		return err
	}
	if err := checkPackage(folder, key, ledger); err != nil {
		return err
	}
	proofs, err := filepath.Glob(filepath.Join(folder, "data/proofs/*.proof"))
	if err != nil {
		return err
	}
	for _, path := range proofs {
		if err := checkProofFile(path, key); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	fmt.Printf("ok: notes, root, bodies, manifest and %d proofs\n", len(proofs))
	return nil
}

type vector struct {
	Kind    string   `json:"kind"` // inclusion, consistency
	Size    int64    `json:"size"`
	Root    string   `json:"root"`
	Index   int64    `json:"index"`
	Leaf    string   `json:"leaf"`
	OldSize int64    `json:"old_size"`
	OldRoot string   `json:"old_root"`
	Proof   []string `json:"proof"`
}

func (v vector) check(hashes []tlog.Hash) error {
	root, err := parseHash(v.Root)
	if err != nil {
		return err
	}
	if v.Kind == "inclusion" {
		leaf, err := parseHash(v.Leaf)
		if err != nil {
			return err
		}
		return tlog.CheckRecord(hashes, v.Size, root, v.Index, leaf)
	}
	oldRoot, err := parseHash(v.OldRoot)
	if err != nil {
		return err
	}
	return tlog.CheckTree(hashes, v.Size, root, v.OldSize, oldRoot)
}

// Every proof must be accepted, and refused with any one of its hashes altered.
func checkVector(v vector) (int, error) {
	var hashes []tlog.Hash
	for _, text := range v.Proof {
		hash, err := parseHash(text)
		if err != nil {
			return 0, err
		}
		hashes = append(hashes, hash)
	}
	if err := v.check(hashes); err != nil {
		return 0, fmt.Errorf("refused: %w", err)
	}
	for i := range hashes {
		hashes[i][i%tlog.HashSize] ^= 1
		if v.check(hashes) == nil {
			return 0, fmt.Errorf("accepted although hash %d was altered", i)
		}
		hashes[i][i%tlog.HashSize] ^= 1
	}
	return len(hashes), nil
}

func checkProofs(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	accepted, refused := map[string]int{}, 0
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		var v vector
		if err := json.Unmarshal(scanner.Bytes(), &v); err != nil {
			return err
		}
		altered, err := checkVector(v)
		if err != nil {
			return fmt.Errorf("%s: %w", scanner.Text(), err)
		}
		accepted[v.Kind]++
		refused += altered
	}
	if accepted["inclusion"] == 0 || accepted["consistency"] == 0 {
		return errors.New("no proofs to check")
	}
	fmt.Printf("ok: %d inclusion and %d consistency proofs; %d altered ones refused\n",
		accepted["inclusion"], accepted["consistency"], refused)
	return scanner.Err()
}

func main() {
	var err error
	switch {
	case len(os.Args) == 3 && os.Args[1] == "-proofs":
		err = checkProofs(os.Args[2])
	case len(os.Args) == 2:
		err = checkBundle(os.Args[1])
	default:
		err = errors.New("usage: check_bundle FOLDER | check_bundle -proofs FILE")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "FAILED:", err)
		os.Exit(1)
	}
}
