;; Notes records that have a pattern, as note.ts does: columns.ts says what stands where in a row.
;; matcher.ts drives it. `npm run generate` assembles this into note.wasm.ts.
(module
  (import "match" "memory" (memory 52))

  ;; Goes through the records that `match` wrote to $found, with the fingerprints of `identify`, and their rows in
  ;; the table of the block, five f64 each, at $row. At $index stand 32 bytes a pattern; the fourth i32 is the
  ;; number of its kind, the fifth that of its device; the sixth is 1 if its data are given an id, the eighth is 1
  ;; if those embedded in them are.
  ;; $first is the number of the block's first record in the whole input, $file that of its file, $bytes the
  ;; address of the block. Writes 13 f64 to $out for each record that has a pattern.
  (func (export "note")
    (param $found i32) (param $row i32) (param $count i32) (param $index i32)
    (param $first f64) (param $file f64) (param $bytes i32) (param $out i32)
    (local $pattern i32) (local $end f64) (local $id i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (if (i32.ge_s (i32.load (local.get $found)) (i32.const 0))
          (then
            (local.set $pattern
              (i32.add (local.get $index) (i32.shl (i32.load (local.get $found)) (i32.const 5))))
            (local.set $end
              (f64.convert_i32_u (i32.sub (i32.load offset=8 (local.get $found)) (local.get $bytes))))
            (f64.store (local.get $out) (local.get $first))
            (f64.store offset=8 (local.get $out) (f64.load offset=16 (local.get $row)))
            (f64.store offset=16 (local.get $out) (f64.load offset=24 (local.get $row)))
            (f64.store offset=24 (local.get $out) (f64.const 1))
            (f64.store offset=32 (local.get $out)
              (f64.convert_i32_u (i32.load offset=12 (local.get $found))))
            (f64.store offset=40 (local.get $out) (local.get $file))
            (f64.store offset=48 (local.get $out)
              (f64.convert_i32_u (i32.load offset=12 (local.get $pattern))))
            (f64.store offset=56 (local.get $out)
              (f64.convert_i32_u (i32.load offset=16 (local.get $pattern))))
            (f64.store offset=64 (local.get $out) (f64.load (local.get $row)))
            (f64.store offset=72 (local.get $out) (local.get $end))
            (f64.store offset=80 (local.get $out)
              (f64.convert_i32_u
                (i32.add
                  (i32.load offset=20 (local.get $pattern))
                  (i32.load offset=28 (local.get $pattern)))))
            (f64.store offset=88 (local.get $out) (f64.const 0))
            (f64.store offset=96 (local.get $out) (f64.const 0))
            (local.set $id (local.get $out))
            (if (i32.load offset=28 (local.get $pattern))
              (then
                (f64.store offset=88 (local.get $id)
                  (f64.convert_i32_u
                    (i32.sub (i32.load offset=16 (local.get $found)) (local.get $bytes))))
                (local.set $id (i32.add (local.get $id) (i32.const 8)))))
            ;; Before the brace that closes the record.
            (if (i32.load offset=20 (local.get $pattern))
              (then
                (f64.store offset=88 (local.get $id) (f64.sub (local.get $end) (f64.const 1)))))
            (local.set $out (i32.add (local.get $out) (i32.const 104)))))
        (local.set $first (f64.add (local.get $first) (f64.const 1)))
        (local.set $found (i32.add (local.get $found) (i32.const 64)))
        (local.set $row (i32.add (local.get $row) (i32.const 40)))
        (br $next)))))
