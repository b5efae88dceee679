package main

import (
	"os"
	"path/filepath"
)

// parts lists the modules that are in each program, for whoever watches over what is
// installed: CycloneDX, read out of the program itself.
func (r *release) parts() error {
	for t, program := range r.programs {
		path := filepath.Join(r.work, "groundwork-"+t.String())
		if err := os.WriteFile(path, program, 0o755); err != nil {
			return err
		}
		list := path + ".cdx.json"
		_, err := output(filepath.Join(r.root, ".ci", "release"), []string{"GOFLAGS=-mod=readonly"}, "go", "tool", "cyclonedx-gomod", "bin",
			"-json", "-noserial", "-notimestamp", "-std", "-version", "v"+r.version, "-output", list, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(list)
		if err != nil {
			return err
		}
		r.made["groundwork-"+r.version+"-"+t.String()+".cdx.json"] = data
	}
	return nil
}
