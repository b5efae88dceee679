package main

import (
	"strings"
	"testing"
)

// TestMeanwhileBroken: what breaks beside the rest is told, with its place and
// without its value.
func TestMeanwhileBroken(t *testing.T) {
	_, err := meanwhile(func() (int, error) { panic("canary") })()
	if err == nil || !strings.Contains(err.Error(), "TestMeanwhileBroken") || strings.Contains(err.Error(), "canary") {
		t.Errorf("%v", err)
	}
}
