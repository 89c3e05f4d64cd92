;; XXH64 with seed 0, as https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md has it.
;; wasm-hasher.ts drives it. `npm run generate` assembles this into xxh64.wasm.ts.
(module
  ;; A page for what is copied here, and two times four for chunks of a file.
  (memory (export "memory") 9)

  ;; The lanes, each of which takes eight bytes of 32.
  (global $a (mut i64) (i64.const 0x60ea27eeadc0b5d6))
  (global $b (mut i64) (i64.const 0xc2b2ae3d27d4eb4f))
  (global $c (mut i64) (i64.const 0))
  (global $d (mut i64) (i64.const 0x61c8864e7a143579))

  ;; The constants of the specification.
  (global $p1 i64 (i64.const 0x9e3779b185ebca87))
  (global $p2 i64 (i64.const 0xc2b2ae3d27d4eb4f))
  (global $p3 i64 (i64.const 0x165667b19e3779f9))
  (global $p4 i64 (i64.const 0x85ebca77c2b2ae63))
  (global $p5 i64 (i64.const 0x27d4eb2f165667c5))

  ;; What a lane becomes of itself and of the eight bytes that stand %offset behind $at.
  (macro take $lane %offset
    (i64.mul
      (i64.rotl
        (i64.add
          (local.get $lane)
          (i64.mul (i64.load offset=%offset (local.get $at)) (global.get $p2)))
        (i64.const 31))
      (global.get $p1)))

  ;; Adds the bytes from $at to $end, a multiple of 32.
  (func (export "add") (param $at i32) (param $end i32)
    (local $a i64) (local $b i64) (local $c i64) (local $d i64)
    (local.set $a (global.get $a))
    (local.set $b (global.get $b))
    (local.set $c (global.get $c))
    (local.set $d (global.get $d))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $a (take $a 0))
        (local.set $b (take $b 8))
        (local.set $c (take $c 16))
        (local.set $d (take $d 24))
        (local.set $at (i32.add (local.get $at) (i32.const 32)))
        (br $next)))
    (global.set $a (local.get $a))
    (global.set $b (local.get $b))
    (global.set $c (local.get $c))
    (global.set $d (local.get $d)))

  ;; What a lane becomes of nothing and of eight bytes.
  (func $round (param $word i64) (result i64)
    (i64.mul
      (i64.rotl (i64.mul (local.get $word) (global.get $p2)) (i64.const 31))
      (global.get $p1)))

  ;; What the hash becomes of itself and of a lane.
  (func $merge (param $hash i64) (param $lane i64) (result i64)
    (i64.add
      (i64.mul (i64.xor (local.get $hash) (call $round (local.get $lane))) (global.get $p1))
      (global.get $p4)))

  ;; What the lanes have come to.
  (func $merged (result i64)
    (call $merge
      (call $merge
        (call $merge
          (call $merge
            (i64.add
              (i64.add
                (i64.rotl (global.get $a) (i64.const 1))
                (i64.rotl (global.get $b) (i64.const 7)))
              (i64.add
                (i64.rotl (global.get $c) (i64.const 12))
                (i64.rotl (global.get $d) (i64.const 18))))
            (global.get $a))
          (global.get $b))
        (global.get $c))
      (global.get $d)))

  ;; Mixes the bits of the hash: shifts it, and multiplies it.
  (func $mix (param $hash i64) (param $shift i64) (param $factor i64) (result i64)
    (i64.mul
      (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (local.get $shift)))
      (local.get $factor)))

  ;; Gives the hash of so many bytes, of which the last, $rest of them, stand at 0.
  (func (export "finish") (param $bytes f64) (param $rest i32) (result i64)
    (local $hash i64) (local $at i32)
    (local.set $hash
      (i64.add
        (if (result i64) (f64.lt (local.get $bytes) (f64.const 32))
          (then (global.get $p5))
          (else (call $merged)))
        (i64.trunc_f64_u (local.get $bytes))))
    (block $done
      (loop $eight
        (br_if $done (i32.lt_u (i32.sub (local.get $rest) (local.get $at)) (i32.const 8)))
        (local.set $hash
          (i64.add
            (i64.mul
              (i64.rotl
                (i64.xor (local.get $hash) (call $round (i64.load (local.get $at))))
                (i64.const 27))
              (global.get $p1))
            (global.get $p4)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $eight)))
    (if (i32.ge_u (i32.sub (local.get $rest) (local.get $at)) (i32.const 4))
      (then
        (local.set $hash
          (i64.add
            (i64.mul
              (i64.rotl
                (i64.xor
                  (local.get $hash)
                  (i64.mul (i64.load32_u (local.get $at)) (global.get $p1)))
                (i64.const 23))
              (global.get $p2))
            (global.get $p3)))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $at) (local.get $rest)))
        (local.set $hash
          (i64.mul
            (i64.rotl
              (i64.xor
                (local.get $hash)
                (i64.mul (i64.load8_u (local.get $at)) (global.get $p5)))
              (i64.const 11))
            (global.get $p1)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $one)))
    (local.set $hash (call $mix (local.get $hash) (i64.const 33) (global.get $p2)))
    (local.set $hash (call $mix (local.get $hash) (i64.const 29) (global.get $p3)))
    (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 32)))))
