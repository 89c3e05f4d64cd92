;; Finds where objects and arrays begin and end, 64 bytes a step, by quotes and brackets alone.
;; Whether what is between them is JSON is for JSON.parse to say. UTF-8 needs no care: no byte of a
;; longer character looks like ASCII. simd-skim.ts drives it and chooses the addresses.
;;
;; `npm run generate` assembles this into borders.wasm.ts. Before that it writes out two macros. A
;; test of 16 bytes, $v, is made for the four vectors of a step:
;;   (mask64 TEST)  gives 64 bits, bit i for byte i
;;   (any64 TEST)   gives 1 if any byte passes, which is cheaper: for what is rare
;; As functions they would make it four times as slow, for V8 inlines no WebAssembly function.
(module
  (memory (export "memory") 5)

  ;; How it stands between two scans: brackets that are open,
  (global $depth (mut i32) (i32.const 0))
  ;; all ones inside of a string, else 0,
  (global $quoted (mut i64) (i64.const 0))
  ;; 1 where the next byte stands behind a backslash, else 0.
  (global $escaped (mut i64) (i64.const 0))
  ;; Of the value that is open: brackets that were open at once, newlines outside of strings,
  (global $deepest (mut i32) (i32.const 0))
  (global $lines (mut i32) (i32.const 0))
  ;; 1 where a number in it may be beyond float64,
  (global $doubtful (mut i32) (i32.const 0))
  ;; and bytes since it began or since its last string: as many as a number can have.
  (global $quiet (mut i32) (i32.const 0))

  ;; 1 where an array is a value, 0 where its elements are.
  (global $arrays (mut i32) (i32.const 0))

  ;; Address behind the last byte that was looked at.
  (global $stopped (export "stopped") (mut i32) (i32.const 0))

  ;; Forgets what is open: the next scan begins outside of all values.
  (func (export "begin") (param $arrays i32)
    (global.set $arrays (local.get $arrays))
    (global.set $depth (i32.const 0))
    (global.set $quoted (i64.const 0))
    (global.set $escaped (i64.const 0)))

  ;; Scans the bytes from $at to $end; overwrites 64 behind $end. Writes a row of four i32 at $row for
  ;; each value that ends: address of its first byte, address behind its last, newlines in it, and
  ;; twice the brackets that were open at once, plus 1 if it is doubtful. Stops before a bracket that
  ;; closes nothing, before one that opens what is no value, and when the rows reach $full. One more row is for the value that stays open,
  ;; its first address 0 if none does. Gives the address of that row.
  (func (export "scan")
    (param $at i32) (param $end i32) (param $row i32) (param $full i32) (result i32)
    ;; The state, as above; $start is the address of the value's first byte, $mark where its last
    ;; stretch without a string began.
    (local $depth i32) (local $deepest i32) (local $lines i32) (local $doubtful i32)
    (local $quoted i64) (local $escaped i64) (local $start i32) (local $mark i32)
    ;; The bytes of a step, and constants to compare them with.
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $space v128) (local $quote v128) (local $backslash v128) (local $newline v128)
    (local $e v128) (local $open v128) (local $close v128)
    ;; Masks of a step; $inside has a string's bytes from its first quote to before its last.
    (local $quotes i64) (local $slashes i64) (local $inside i64) (local $brackets i64)
    (local $newlines i64) (local $letters i64) (local $exponents i64)
    ;; The byte at hand: its bit, and its address. $top is the bit of the last byte of the step.
    (local $bit i64) (local $pos i32) (local $top i64)

    (local.set $depth (global.get $depth))
    (local.set $quoted (global.get $quoted))
    (local.set $escaped (global.get $escaped))
    (local.set $deepest (global.get $deepest))
    (local.set $lines (global.get $lines))
    (local.set $doubtful (global.get $doubtful))
    (local.set $mark (i32.sub (local.get $at) (global.get $quiet)))

    (local.set $space (i8x16.splat (i32.const 0x20)))
    (local.set $quote (i8x16.splat (i32.const 0x22)))
    (local.set $backslash (i8x16.splat (i32.const 0x5c)))
    (local.set $newline (i8x16.splat (i32.const 0x0a)))
    ;; Compared with $v | $space, which makes a capital small and a bracket a brace.
    (local.set $e (i8x16.splat (i32.const 0x65)))
    (local.set $open (i8x16.splat (i32.const 0x7b)))
    (local.set $close (i8x16.splat (i32.const 0x7d)))

    ;; The last step may reach beyond the end: spaces change nothing.
    (v128.store (local.get $end) (local.get $space))
    (v128.store offset=16 (local.get $end) (local.get $space))
    (v128.store offset=32 (local.get $end) (local.get $space))
    (v128.store offset=48 (local.get $end) (local.get $space))

    (block $stop
      (loop $step
        (br_if $stop (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $a (v128.load (local.get $at)))
        (local.set $b (v128.load offset=16 (local.get $at)))
        (local.set $c (v128.load offset=32 (local.get $at)))
        (local.set $d (v128.load offset=48 (local.get $at)))

        ;; Quotes but those behind a backslash. Backslashes are rare and gone through one by one:
        ;; one that stands behind another is not one of them.
        (local.set $quotes (mask64 (i8x16.eq (local.get $v) (local.get $quote))))
        (if (i32.or
              (any64 (i8x16.eq (local.get $v) (local.get $backslash)))
              (i32.wrap_i64 (local.get $escaped)))
          (then
            (local.set $slashes (mask64 (i8x16.eq (local.get $v) (local.get $backslash))))
            (local.set $top
              (if (result i64) (i32.lt_u (i32.sub (local.get $end) (local.get $at)) (i32.const 64))
                (then (i64.shl
                  (i64.const 1)
                  (i64.extend_i32_u (i32.sub (i32.sub (local.get $end) (local.get $at)) (i32.const 1)))))
                (else (i64.shl (i64.const 1) (i64.const 63)))))
            (local.set $slashes (i64.and (local.get $slashes) (i64.xor (local.get $escaped) (i64.const -1))))
            (local.set $quotes (i64.and (local.get $quotes) (i64.xor (local.get $escaped) (i64.const -1))))
            (local.set $escaped (i64.const 0))
            (block $none
              (loop $slash
                (br_if $none (i64.eqz (local.get $slashes)))
                (local.set $bit
                  (i64.and (local.get $slashes) (i64.sub (i64.const 0) (local.get $slashes))))
                (if (i64.eq (local.get $bit) (local.get $top))
                  (then (local.set $escaped (i64.const 1))))
                ;; Clears the bit and the next, of the backslashes, and the next of the quotes.
                (local.set $slashes
                  (i64.and (local.get $slashes)
                    (i64.xor (i64.mul (local.get $bit) (i64.const 3)) (i64.const -1))))
                (local.set $quotes
                  (i64.and (local.get $quotes)
                    (i64.xor (i64.shl (local.get $bit) (i64.const 1)) (i64.const -1))))
                (br $slash)))))

        ;; A bit is inside if an odd number of quotes is at it or before it.
        (local.set $inside (local.get $quotes))
        (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 1))))
        (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 2))))
        (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 4))))
        (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 8))))
        (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 16))))
        (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 32))))
        (local.set $inside (i64.xor (local.get $inside) (local.get $quoted)))

        (local.set $newlines (i64.const 0))
        (if (any64 (i8x16.eq (local.get $v) (local.get $newline)))
          (then
            (local.set $newlines
              (i64.and
                (mask64 (i8x16.eq (local.get $v) (local.get $newline)))
                (i64.xor (local.get $inside) (i64.const -1))))))

        ;; Exponents: an e behind a digit, unlike that of true and false.
        (local.set $exponents (i64.const 0))
        (local.set $letters
          (i64.and
            (mask64 (i8x16.eq (v128.or (local.get $v) (local.get $space)) (local.get $e)))
            (i64.xor (local.get $inside) (i64.const -1))))
        (block $none
          (loop $letter
            (br_if $none (i64.eqz (local.get $letters)))
            (local.set $pos
              (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $letters)))))
            (if (i32.lt_u
                  (i32.sub (i32.load8_u (i32.sub (local.get $pos) (i32.const 1))) (i32.const 0x30))
                  (i32.const 10))
              (then
                (local.set $exponents
                  (i64.or (local.get $exponents)
                    (i64.and (local.get $letters) (i64.sub (i64.const 0) (local.get $letters)))))))
            (local.set $letters
              (i64.and (local.get $letters) (i64.sub (local.get $letters) (i64.const 1))))
            (br $letter)))

        (local.set $brackets
          (i64.and
            (mask64
              (v128.or
                (i8x16.eq (v128.or (local.get $v) (local.get $space)) (local.get $open))
                (i8x16.eq (v128.or (local.get $v) (local.get $space)) (local.get $close))))
            (i64.xor (local.get $inside) (i64.const -1))))
        (block $none
          (loop $bracket
            (br_if $none (i64.eqz (local.get $brackets)))
            (local.set $bit
              (i64.and (local.get $brackets) (i64.sub (i64.const 0) (local.get $brackets))))
            (local.set $pos (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $bit)))))
            (local.set $brackets (i64.xor (local.get $brackets) (local.get $bit)))
            (if (i32.and (i32.load8_u (local.get $pos)) (i32.const 2)) ;; of [ and {, not of ] and }
              (then
                (local.set $depth (i32.add (local.get $depth) (i32.const 1)))
                (if (i32.eq (local.get $depth) (i32.const 1))
                  (then ;; a value begins
                    (if (i32.eqz (i32.or
                          (global.get $arrays)
                          (i32.ne (i32.load8_u (local.get $pos)) (i32.const 0x5b))))
                      (then
                        (local.set $depth (i32.const 0))
                        (local.set $at (local.get $pos))
                        (br $stop)))
                    (local.set $start (local.get $pos))
                    (local.set $mark (local.get $pos))
                    (local.set $deepest (i32.const 1))
                    (local.set $doubtful (i32.const 0))
                    ;; What stands before it in this step is none of its own.
                    (local.set $exponents
                      (i64.and (local.get $exponents) (i64.sub (i64.const 0) (local.get $bit))))
                    (local.set $newlines
                      (i64.and (local.get $newlines) (i64.sub (i64.const 0) (local.get $bit))))
                    (local.set $lines (i32.const 0)))
                  (else
                    (if (i32.gt_u (local.get $depth) (local.get $deepest))
                      (then (local.set $deepest (local.get $depth)))))))
              (else
                (local.set $depth (i32.sub (local.get $depth) (i32.const 1)))
                (if (i32.eqz (local.get $depth))
                  (then ;; a value ends
                    (i32.store (local.get $row) (local.get $start))
                    (i32.store offset=4 (local.get $row) (i32.add (local.get $pos) (i32.const 1)))
                    (i32.store offset=8 (local.get $row)
                      (i32.add (local.get $lines)
                        (i32.wrap_i64 (i64.popcnt
                          (i64.and (local.get $newlines) (i64.sub (local.get $bit) (i64.const 1)))))))
                    ;; Doubtful for an exponent, or for the stretch up to its first quote in this
                    ;; step, or up to its end: it may have begun in an earlier one.
                    (i32.store offset=12 (local.get $row)
                      (i32.add
                        (i32.shl (local.get $deepest) (i32.const 1))
                        (i32.or
                          (i32.or
                            (local.get $doubtful)
                            (i64.ne
                              (i64.and (local.get $exponents) (i64.sub (local.get $bit) (i64.const 1)))
                              (i64.const 0)))
                          (i32.and
                            (i64.eqz (local.get $quoted))
                            (i32.ge_s
                              (i32.sub
                                (i32.add
                                  (local.get $at)
                                  (i32.wrap_i64
                                    (i64.ctz (i64.or (local.get $quotes) (local.get $bit)))))
                                (local.get $mark))
                              (i32.const 300))))))
                    (local.set $row (i32.add (local.get $row) (i32.const 16)))
                    (if (i32.eq (local.get $row) (local.get $full))
                      (then
                        (local.set $at (i32.add (local.get $pos) (i32.const 1)))
                        (local.set $quoted (i64.const 0))
                        (local.set $escaped (i64.const 0))
                        (br $stop))))
                  (else
                    (if (i32.lt_s (local.get $depth) (i32.const 0))
                      (then
                        (local.set $at (local.get $pos))
                        (br $stop)))))))
            (br $bracket)))

        ;; The rest of the step belongs to the value that stays open, if one does.
        (local.set $lines
          (i32.add (local.get $lines) (i32.wrap_i64 (i64.popcnt (local.get $newlines)))))
        (local.set $doubtful
          (i32.or (local.get $doubtful) (i64.ne (local.get $exponents) (i64.const 0))))
        (if (i64.ne (local.get $quotes) (i64.const 0))
          (then
            (if (i64.eqz (local.get $quoted))
              (then
                (local.set $doubtful
                  (i32.or (local.get $doubtful)
                    (i32.ge_s
                      (i32.sub
                        (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $quotes))))
                        (local.get $mark))
                      (i32.const 300))))))
            (local.set $pos
              (i32.sub
                (i32.add (local.get $at) (i32.const 64))
                (i32.wrap_i64 (i64.clz (local.get $quotes)))))
            (if (i32.gt_s (local.get $pos) (local.get $mark))
              (then (local.set $mark (local.get $pos))))))
        (local.set $quoted (i64.shr_s (local.get $inside) (i64.const 63)))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $step)))

    (if (i32.gt_u (local.get $at) (local.get $end)) (then (local.set $at (local.get $end))))
    (i32.store (local.get $row)
      (select (local.get $start) (i32.const 0) (i32.gt_s (local.get $depth) (i32.const 0))))
    (i32.store offset=8 (local.get $row) (local.get $lines))
    (i32.store offset=12 (local.get $row)
      (i32.add (i32.shl (local.get $deepest) (i32.const 1)) (local.get $doubtful)))
    (global.set $depth (local.get $depth))
    (global.set $quoted (local.get $quoted))
    (global.set $escaped (local.get $escaped))
    (global.set $deepest (local.get $deepest))
    (global.set $lines (local.get $lines))
    (global.set $doubtful (local.get $doubtful))
    (global.set $quiet (i32.sub (local.get $at) (local.get $mark)))
    (global.set $stopped (local.get $at))
    (local.get $row)))
