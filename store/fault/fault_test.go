package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"groundwork/store/fault"
)

func TestKinds(t *testing.T) {
	cause := errors.New("cause")
	inner := &fault.Error{Kind: fault.Damaged, Hint: "inner", Err: cause}
	err := fmt.Errorf("more: %w", &fault.Error{Kind: fault.NotRestored, Text: "outer", Hint: "outer", Err: inner})
	if !errors.Is(err, fault.NotRestored) || !errors.Is(err, fault.Damaged) || !errors.Is(err, cause) || errors.Is(err, fault.Locked) {
		t.Error("a kind or the cause isn't found, or one that isn't there is")
	}
	if !fault.Is(err, fault.Locked, fault.Damaged) || fault.Is(err, fault.Locked, fault.Empty) || fault.Is(nil, fault.Locked) {
		t.Error("Is is wrong")
	}
	if got := fault.Hint(err); got != "outer" {
		t.Errorf("Hint: %q", got)
	}
	if got := fault.Hint(cause); got != "" {
		t.Errorf("Hint of another error: %q", got)
	}
	if got := inner.Error(); got != "damaged" {
		t.Errorf("without a text: %q", got)
	}
}
