package main

import (
	"bytes"
	"debug/buildinfo"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// file is one that goes out.
type file struct {
	name string // with slashes
	mode fs.FileMode
	data []byte
}

// gather makes what goes with each program.
func (r *release) gather() error {
	program, err := r.runnable()
	if err != nil {
		return err
	}
	said, err := output(r.work, nil, program, "version")
	if err != nil {
		return err
	}
	if !strings.HasPrefix(said, "groundwork "+r.version+"\n") {
		return fmt.Errorf("the program says it is %q", said)
	}
	for name, args := range map[string][]string{
		"groundwork.1":                {"man"},
		"completions/groundwork.bash": {"completion", "bash"},
		"completions/_groundwork":     {"completion", "zsh"},
		"completions/groundwork.fish": {"completion", "fish"},
		"completions/groundwork.ps1":  {"completion", "pwsh"},
	} {
		text, err := output(r.work, nil, program, args...)
		if err != nil {
			return err
		}
		r.beside = append(r.beside, file{name, 0o644, []byte(text)})
	}
	for _, name := range []string{"README.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"} {
		data, err := os.ReadFile(filepath.Join(r.work, "one", name))
		if err != nil {
			return err
		}
		r.beside = append(r.beside, file{name, 0o644, data})
	}
	licences, err := r.licences()
	if err != nil {
		return err
	}
	r.beside = append(r.beside, licences...)
	slices.SortFunc(r.beside, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return nil
}

// licences are those of every part of any of the programs.
func (r *release) licences() (out []file, err error) {
	modules := map[string]bool{}
	for t, data := range r.programs {
		info, err := buildinfo.Read(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t, err)
		}
		for _, m := range info.Deps {
			if m.Replace != nil {
				m = m.Replace
			}
			modules[m.Path] = true
		}
	}
	goRoot, err := output(r.work, nil, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	folders := map[string]string{"go": strings.TrimSpace(goRoot)}
	for m := range modules {
		dir, err := output(filepath.Join(r.work, "one"), []string{"GOENV=off", "GOFLAGS=-mod=readonly"}, "go", "list", "-m", "-f", "{{.Dir}}", m)
		if err != nil {
			return nil, err
		}
		folders[m] = strings.TrimSpace(dir)
	}
	// The faces of the PDFs are parts of the program, and no module.
	folders["fonts"] = filepath.Join(r.work, "one", "content", "paper", "pdf", "font", "faces")
	for name, dir := range folders {
		found, err := licencesIn(dir)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, f := range found {
			f.name = path.Join("licences", name, f.name)
			out = append(out, f)
		}
	}
	return out, nil
}

// licencesIn are the files of a folder that a licence stands in.
func licencesIn(dir string) (out []file, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		upper := strings.ToUpper(e.Name())
		if e.Type().IsRegular() && slices.ContainsFunc([]string{"LICEN", "COPYING", "NOTICE", "PATENTS", "OFL", "UNLICENSE"}, func(s string) bool { return strings.HasPrefix(upper, s) }) {
			data, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				return nil, err
			}
			out = append(out, file{e.Name(), 0o644, data})
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("there is no licence in %s", dir)
	}
	return out, nil
}
