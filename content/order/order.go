// Package order makes keys that put things of which each is kept by itself in an order:
// there is always one between two others.
package order

import "strings"

// Keys sort as plain strings. A key is a whole number and, where something
// was put in between, a fraction. The number's first letter holds its sign and
// how many digits follow, so that longer numbers sort behind shorter ones: a0,
// a1 … az, b00 …, and below a0: Zz, Zy … Z0, Yzz …. A fraction never ends in 0,
// so there is always room before it.
const allDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

const first = "a0"

// Between returns a key that sorts between two others. An empty a is the
// beginning, an empty b the end; appending keeps keys short. For keys that were
// not made here, or do not stand in order, the result sorts behind a.
func Between(a, b string) string {
	switch {
	case !valid(a) || !valid(b) || b != "" && a >= b:
		return behind(a)
	case a == "" && b == "":
		return first
	case a == "":
		if n := step(wholePart(b), -1); n != "" {
			return n
		}
		return wholePart(b) // the smallest number there is, below its fractions
	}
	whole := wholePart(a)
	if n := step(whole, 1); n != "" && (b == "" || n < b) {
		return n
	}
	upper := ""
	if b != "" && wholePart(b) == whole {
		upper = b[len(whole):]
	}
	return whole + middle(a[len(whole):], upper)
}

// behind returns some key after a strange one.
func behind(a string) string {
	if a == "" {
		return first
	}
	return a + "V"
}

// wholeLength returns the length of the number that starts with a letter, or 0.
func wholeLength(head byte) int {
	switch {
	case 'a' <= head && head <= 'z':
		return int(head-'a') + 2
	case 'A' <= head && head <= 'Z':
		return int('Z'-head) + 2
	}
	return 0
}

func wholePart(key string) string { return key[:wholeLength(key[0])] }

// valid reports whether a key could have been made here. An empty one stands
// for an end.
func valid(key string) bool {
	if key == "" {
		return true
	}
	n := wholeLength(key[0])
	if n == 0 || len(key) < n {
		return false
	}
	for i := range len(key) {
		if strings.IndexByte(allDigits, key[i]) < 0 {
			return false
		}
	}
	return len(key) == n || key[len(key)-1] != '0'
}

// step counts a whole number up or down by one; "" where that leaves the range,
// which takes more steps than there are atoms.
func step(whole string, by int) string {
	digits := []byte(whole)
	lowest, highest := byte('0'), byte('z')
	if by < 0 {
		lowest, highest = highest, lowest
	}
	for i := len(digits) - 1; i > 0; i-- {
		if digits[i] != highest {
			digits[i] = allDigits[strings.IndexByte(allDigits, digits[i])+by]
			return string(digits)
		}
		digits[i] = lowest
	}
	head := int(whole[0]) + by
	switch {
	case head == 'Z'+1:
		head = 'a'
	case head == 'a'-1:
		head = 'Z'
	case head < 'A' || head > 'z':
		return ""
	}
	return string(byte(head)) + strings.Repeat(string(lowest), wholeLength(byte(head))-1)
}

// middle returns a fraction between two others; an empty upper one is the end. Digit
// by digit it stays at the lower one until there is room.
func middle(lower, upper string) string {
	var b strings.Builder
	for i := 0; ; i++ {
		low, high := 0, len(allDigits)
		if i < len(lower) {
			low = strings.IndexByte(allDigits, lower[i])
		}
		if i < len(upper) {
			high = strings.IndexByte(allDigits, upper[i])
		}
		if high-low > 1 {
			b.WriteByte(allDigits[(low+high)/2])
			return b.String()
		}
		b.WriteByte(allDigits[low])
	}
}
