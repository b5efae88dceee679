package store

import (
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

// childEnv names what this test program is to do as a child of itself: what may
// crash, be killed or hold a lock does so there.
const childEnv = "GROUNDWORK_STORE_CHILD"

// children are what a child can do. The arguments follow the name, separated by
// newlines.
func children() map[string]func(args []string) {
	return map[string]func([]string){
		"failkeys":    failKeysChild,
		"failsaves":   failSavesChild,
		"damaged":     damagedChild,
		"fault":       faultChild,
		"hold":        holdChild,
		"permissions": permissionsChild,
		"umask":       umaskChild,
		"rekey":       rekeyChild,
		"rekeying":    rekeyingChild,
		"save":        saveChild,
		"sync":        syncChild,
		"fsize":       fsizeChild,
		"life":        lifeChild,
		"unsynced":    unsyncedChild,
		"synced":      syncedChild,
	}
}

// init keeps what a child does on its first thread. Strace counts the calls of each thread
// by itself, and the runtime has made some on the first one: later the child may be on
// another, where they are missing.
func init() {
	if os.Getenv(childEnv) != "" {
		runtime.LockOSThread()
	}
}

func TestMain(m *testing.M) {
	if v := os.Getenv(childEnv); v != "" {
		args := strings.Split(v, "\n")
		children()[args[0]](args[1:])
		os.Exit(0)
	}
	debug.SetGCPercent(400) // each test makes everything of its own
	os.Exit(m.Run())
}

// child is this program again, to do one of the children's things.
func child(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childEnv+"="+strings.Join(args, "\n"))
	c.Stderr = os.Stderr
	return c
}
