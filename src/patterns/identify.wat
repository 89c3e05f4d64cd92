;; Writes what identifies data, and gives the fingerprint of its SHA-256. Four texts are hashed at a time: what
;; belongs to one step of the calculation stands side by side in a vector. matcher.ts drives it. Worth a tenth of
;; an upload, for a call of Node's own hash costs more than the hash.
;;
;; `npm run generate` assembles this into identify.wasm.ts. Before that it writes out the macros, and `(rotate $x N)`:
;; each lane of a vector, rotated to the right by so many bits.
(module
  (import "match" "memory" (memory 52))

  ;; The constants of SHA-256: of the cube roots of the first 64 primes the first 32 bits behind the point.
  (data (i32.const 0)
    "\98\2f\8a\42\91\44\37\71\cf\fb\c0\b5\a5\db\b5\e9\5b\c2\56\39\f1\11\f1\59\a4\82\3f\92\d5\5e\1c\ab"
    "\98\aa\07\d8\01\5b\83\12\be\85\31\24\c3\7d\0c\55\74\5d\be\72\fe\b1\de\80\a7\06\dc\9b\74\f1\9b\c1"
    "\c1\69\9b\e4\86\47\be\ef\c6\9d\c1\0f\cc\a1\0c\24\6f\2c\e9\2d\aa\84\74\4a\dc\a9\b0\5c\da\88\f9\76"
    "\52\51\3e\98\6d\c6\31\a8\c8\27\03\b0\c7\7f\59\bf\f3\0b\e0\c6\47\91\a7\d5\51\63\ca\06\67\29\29\14"
    "\85\0a\b7\27\38\21\1b\2e\fc\6d\2c\4d\13\0d\38\53\54\73\0a\65\bb\0a\6a\76\2e\c9\c2\81\85\2c\72\92"
    "\a1\e8\bf\a2\4b\66\1a\a8\70\8b\4b\c2\a3\51\6c\c7\19\e8\92\d1\24\06\99\d6\85\35\0e\f4\70\a0\6a\10"
    "\16\c1\a4\19\08\6c\37\1e\4c\77\48\27\b5\bc\b0\34\b3\0c\1c\39\4a\aa\d8\4e\4f\ca\9c\5b\f3\6f\2e\68"
    "\ee\82\8f\74\6f\63\a5\78\14\78\c8\84\08\02\c7\8c\fa\ff\be\90\eb\6c\50\a4\f7\a3\f9\be\f2\78\71\c6")
  ;; The digits of base64.
  (data (i32.const 256) "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  ;; Address of the 64 words that are worked with, a vector each.
  (global $words i32 (i32.const 512))

  ;; Goes through the records that `match` wrote to $found, 16 i32 each. The fourth becomes the sum of the
  ;; fingerprints of the datum and of that embedded in it. At $index stand 32 bytes a pattern; the third and the
  ;; seventh i32 are the addresses of what identifies these two, 0 for nothing. $printed: see `write`. At $list
  ;; and at $texts is room for what is to be hashed: eight bytes and 256 bytes a datum, and four times as much behind.
  (func (export "identify")
    (param $found i32) (param $count i32) (param $index i32) (param $printed i32)
    (param $list i32) (param $texts i32)
    (local $pattern i32) (local $identity i32) (local $told i32) (local $entry i32) (local $text i32)
    (local.set $entry (local.get $list))
    (local.set $text (local.get $texts))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (if (i32.ge_s (i32.load (local.get $found)) (i32.const 0))
          (then
            (i32.store offset=12 (local.get $found) (i32.const 0))
            (local.set $pattern
              (i32.add (local.get $index) (i32.shl (i32.load (local.get $found)) (i32.const 5))))
            ;; First the datum, then the one in it.
            (local.set $identity (i32.load offset=8 (local.get $pattern)))
            (local.set $told (i32.add (local.get $found) (i32.const 32)))
            (loop $inner
              (if (local.get $identity)
                (then
                  ;; Where its fingerprint is added, and how many blocks its text has.
                  (i32.store (local.get $entry) (i32.add (local.get $found) (i32.const 12)))
                  (i32.store offset=4
                    (local.get $entry)
                    (call $write
                      (local.get $told) (local.get $identity) (local.get $printed) (local.get $text)))
                  (local.set $entry (i32.add (local.get $entry) (i32.const 8)))
                  (local.set $text (i32.add (local.get $text) (i32.const 256)))))
              (local.set $identity (i32.load offset=24 (local.get $pattern)))
              (local.set $told (i32.add (local.get $told) (i32.const 16)))
              (br_if $inner
                (i32.eq (local.get $told) (i32.add (local.get $found) (i32.const 48)))))))
        (local.set $found (i32.add (local.get $found) (i32.const 64)))
        (br $next)))
    ;; Fills up the last four with texts of no block, whose fingerprint goes where it is not looked for.
    (local.set $text (local.get $entry))
    (loop $more
      (i32.store (local.get $entry) (i32.add (local.get $entry) (i32.const 4)))
      (i32.store offset=4 (local.get $entry) (i32.const 0))
      (local.set $entry (i32.add (local.get $entry) (i32.const 8)))
      (br_if $more
        (i32.lt_u (i32.sub (local.get $entry) (local.get $text)) (i32.const 24))))
    (block $hashed
      (loop $four
        (br_if $hashed (i32.ge_u (local.get $list) (local.get $text)))
        (call $hash (local.get $list) (local.get $texts))
        (local.set $list (i32.add (local.get $list) (i32.const 32)))
        (local.set $texts (i32.add (local.get $texts) (i32.const 1024)))
        (br $four))))

  ;; Writes to $text what identifies a datum, of which `match` has told what stands at $told, filled up to blocks
  ;; of 64 bytes as SHA-256 asks for.
  ;; At $identity stand four i32: the digits of the fraction of its time; how its number is printed, which comes
  ;; last (0: there is none, 1: without zeros at its end, 2: as $printed says, 24 bytes for each whole number
  ;; from 0, their length first); and the lengths of two texts, which stand behind, each filled up to a multiple
  ;; of 16: what comes before the time, and what behind it. Gives the number of blocks.
  (func $write
    (param $told i32) (param $identity i32) (param $printed i32) (param $text i32) (result i32)
    (local $at i32) (local $from i32) (local $end i32) (local $piece i32)
    (local.set $piece (i32.add (local.get $identity) (i32.const 16)))
    (local.set $at (call $copy
      (local.get $piece) (i32.load offset=8 (local.get $identity)) (local.get $text)))
    (local.set $piece
      (i32.add
        (local.get $piece)
        (i32.and (i32.add (i32.load offset=8 (local.get $identity)) (i32.const 15)) (i32.const -16))))

    ;; The time, of its fraction only what is before the zeros at its end.
    (local.set $from (i32.load (local.get $told)))
    (local.set $end (i32.add (local.get $from) (i32.const 19)))
    (if (i32.load (local.get $identity))
      (then
        (local.set $end (call $trimmed
          (i32.add (i32.add (local.get $end) (i32.const 1)) (i32.load (local.get $identity)))))))
    (local.set $at (call $copy
      (local.get $from) (i32.sub (local.get $end) (local.get $from)) (local.get $at)))

    (local.set $at (call $copy
      (local.get $piece) (i32.load offset=12 (local.get $identity)) (local.get $at)))
    (if (i32.eq (i32.load offset=4 (local.get $identity)) (i32.const 1))
      (then
        (local.set $from (i32.load offset=4 (local.get $told)))
        (local.set $end (i32.load offset=8 (local.get $told)))
        (if (call $hasPoint (local.get $from) (local.get $end))
          (then (local.set $end (call $trimmed (local.get $end)))))
        (local.set $at (call $copy
          (local.get $from) (i32.sub (local.get $end) (local.get $from)) (local.get $at)))))
    (if (i32.eq (i32.load offset=4 (local.get $identity)) (i32.const 2))
      (then
        (local.set $from
          (i32.add
            (local.get $printed)
            (i32.mul (i32.load offset=12 (local.get $told)) (i32.const 24))))
        (local.set $at (call $copy
          (i32.add (local.get $from) (i32.const 1))
          (i32.load8_u (local.get $from))
          (local.get $at)))))

    ;; One bit behind the text, zeros, and how many bits it has, with the greatest byte first.
    (local.set $end (i32.sub (local.get $at) (local.get $text)))
    (v128.store (local.get $at) (v128.const i32x4 0x80 0 0 0))
    (v128.store offset=16 (local.get $at) (v128.const i32x4 0 0 0 0))
    (v128.store offset=32 (local.get $at) (v128.const i32x4 0 0 0 0))
    (v128.store offset=48 (local.get $at) (v128.const i32x4 0 0 0 0))
    (v128.store offset=64 (local.get $at) (v128.const i32x4 0 0 0 0))
    (local.set $from (i32.shr_u (i32.add (local.get $end) (i32.const 72)) (i32.const 6)))
    (local.set $at
      (i32.add (local.get $text) (i32.shl (local.get $from) (i32.const 6))))
    (i32.store8
      (i32.sub (local.get $at) (i32.const 2))
      (i32.shr_u (local.get $end) (i32.const 5)))
    (i32.store8
      (i32.sub (local.get $at) (i32.const 1))
      (i32.shl (local.get $end) (i32.const 3)))
    (local.get $from))

  ;; Copies bytes, and some more behind them; gives the address behind those that count.
  (func $copy (param $from i32) (param $length i32) (param $to i32) (result i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $to) (local.get $length)))
    (loop $more
      (v128.store (local.get $to) (v128.load (local.get $from)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $more (i32.lt_u (local.get $to) (local.get $end))))
    (local.get $end))

  ;; Gives the end of a fraction without the zeros before it, and without its point if nothing else is left.
  (func $trimmed (param $end i32) (result i32)
    (loop $more
      (local.set $end (i32.sub (local.get $end) (i32.const 1)))
      (br_if $more (i32.eq (i32.load8_u (local.get $end)) (i32.const 0x30))))
    (i32.add
      (local.get $end)
      (i32.ne (i32.load8_u (local.get $end)) (i32.const 0x2e))))

  ;; Answers whether a point is among bytes.
  (func $hasPoint (param $at i32) (param $end i32) (result i32)
    (loop $more
      (if (i32.eq (i32.load8_u (local.get $at)) (i32.const 0x2e))
        (then (return (i32.const 1))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $more (i32.lt_u (local.get $at) (local.get $end))))
    (i32.const 0))

  ;; One round of SHA-256, with the constant at $at and the word at $word, each so many bytes on. Instead of moving
  ;; each value to the next name, the next round calls them by other names.
  (macro round $a $b $c $d $e $f $g $h %constant %word
    (local.set $x
      (i32x4.add
        (i32x4.add
          (i32x4.add
            (local.get $h)
            (v128.xor (v128.xor (rotate $e 6) (rotate $e 11)) (rotate $e 25)))
          (v128.bitselect (local.get $f) (local.get $g) (local.get $e)))
        (i32x4.add
          (v128.load32_splat offset=%constant (local.get $at))
          (v128.load offset=%word (local.get $word)))))
    (local.set $d (i32x4.add (local.get $d) (local.get $x)))
    (local.set $h
      (i32x4.add
        (local.get $x)
        (i32x4.add
          (v128.xor (v128.xor (rotate $a 2) (rotate $a 13)) (rotate $a 22))
          (v128.bitselect
            (v128.or (local.get $b) (local.get $c))
            (v128.and (local.get $b) (local.get $c))
            (local.get $a))))))

  ;; Hashes four texts, of 256 bytes each and as many blocks as their entry in $list says, and adds the
  ;; fingerprints of the hashes to what stands where the entries say.
  (func $hash (param $list i32) (param $texts i32)
    (local $blocks v128) (local $most i32) (local $block i32) (local $at i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (local $a0 v128) (local $b0 v128) (local $c0 v128) (local $d0 v128)
    (local $e0 v128) (local $f0 v128) (local $g0 v128) (local $h0 v128)
    (local $word i32) (local $x v128) (local $mask v128)
    (local.set $blocks
      (i32x4.replace_lane 3
        (i32x4.replace_lane 2
          (i32x4.replace_lane 1
            (i32x4.splat (i32.load offset=4 (local.get $list)))
            (i32.load offset=12 (local.get $list)))
          (i32.load offset=20 (local.get $list)))
        (i32.load offset=28 (local.get $list))))
    (local.set $a0 (i32x4.splat (i32.const 0x6a09e667)))
    (local.set $b0 (i32x4.splat (i32.const 0xbb67ae85)))
    (local.set $c0 (i32x4.splat (i32.const 0x3c6ef372)))
    (local.set $d0 (i32x4.splat (i32.const 0xa54ff53a)))
    (local.set $e0 (i32x4.splat (i32.const 0x510e527f)))
    (local.set $f0 (i32x4.splat (i32.const 0x9b05688c)))
    (local.set $g0 (i32x4.splat (i32.const 0x1f83d9ab)))
    (local.set $h0 (i32x4.splat (i32.const 0x5be0cd19)))
    (loop $next
      ;; Where a text has no such block, what is worked out does not count.
      (local.set $mask (i32x4.gt_u (local.get $blocks) (i32x4.splat (local.get $block))))
      (if (v128.any_true (local.get $mask))
        (then
          (call $spread (i32.add (local.get $texts) (i32.shl (local.get $block) (i32.const 6))))
          (call $extend)
          (local.set $a (local.get $a0))
          (local.set $b (local.get $b0))
          (local.set $c (local.get $c0))
          (local.set $d (local.get $d0))
          (local.set $e (local.get $e0))
          (local.set $f (local.get $f0))
          (local.set $g (local.get $g0))
          (local.set $h (local.get $h0))
          (local.set $at (i32.const 0))
          (loop $eight
            (local.set $word
              (i32.add (global.get $words) (i32.shl (local.get $at) (i32.const 2))))
            (round $a $b $c $d $e $f $g $h 0 0)
            (round $h $a $b $c $d $e $f $g 4 16)
            (round $g $h $a $b $c $d $e $f 8 32)
            (round $f $g $h $a $b $c $d $e 12 48)
            (round $e $f $g $h $a $b $c $d 16 64)
            (round $d $e $f $g $h $a $b $c 20 80)
            (round $c $d $e $f $g $h $a $b 24 96)
            (round $b $c $d $e $f $g $h $a 28 112)
            (br_if $eight
              (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 32))) (i32.const 256))))
          (local.set $a0 (i32x4.add (local.get $a0) (v128.and (local.get $a) (local.get $mask))))
          (local.set $b0 (i32x4.add (local.get $b0) (v128.and (local.get $b) (local.get $mask))))
          (local.set $c0 (i32x4.add (local.get $c0) (v128.and (local.get $c) (local.get $mask))))
          (local.set $d0 (i32x4.add (local.get $d0) (v128.and (local.get $d) (local.get $mask))))
          (local.set $e0 (i32x4.add (local.get $e0) (v128.and (local.get $e) (local.get $mask))))
          (local.set $f0 (i32x4.add (local.get $f0) (v128.and (local.get $f) (local.get $mask))))
          (local.set $g0 (i32x4.add (local.get $g0) (v128.and (local.get $g) (local.get $mask))))
          (local.set $h0 (i32x4.add (local.get $h0) (v128.and (local.get $h) (local.get $mask))))
          (local.set $block (i32.add (local.get $block) (i32.const 1)))
          (br $next))))
    (call $addFingerprint (i32.load (local.get $list)) (i32x4.extract_lane 0 (local.get $a0)))
    (call $addFingerprint (i32.load offset=8 (local.get $list)) (i32x4.extract_lane 1 (local.get $a0)))
    (call $addFingerprint (i32.load offset=16 (local.get $list)) (i32x4.extract_lane 2 (local.get $a0)))
    (call $addFingerprint (i32.load offset=24 (local.get $list)) (i32x4.extract_lane 3 (local.get $a0))))

  ;; Makes the first 16 words of one block of each text, the greatest byte of each word first.
  (func $spread (param $block i32)
    (local $to i32) (local $a v128) (local $b v128) (local $c v128) (local $d v128) (local $v v128)
    (local.set $to (global.get $words))
    (loop $more
      (local.set $v (v128.load (local.get $block)))
      (local.set $d (v128.load offset=256 (local.get $block)))
      (local.set $a
        (i8x16.shuffle 3 2 1 0 19 18 17 16 7 6 5 4 23 22 21 20 (local.get $v) (local.get $d)))
      (local.set $b
        (i8x16.shuffle 11 10 9 8 27 26 25 24 15 14 13 12 31 30 29 28 (local.get $v) (local.get $d)))
      (local.set $v (v128.load offset=512 (local.get $block)))
      (local.set $d (v128.load offset=768 (local.get $block)))
      (local.set $c
        (i8x16.shuffle 3 2 1 0 19 18 17 16 7 6 5 4 23 22 21 20 (local.get $v) (local.get $d)))
      (local.set $d
        (i8x16.shuffle 11 10 9 8 27 26 25 24 15 14 13 12 31 30 29 28 (local.get $v) (local.get $d)))
      (v128.store (local.get $to)
        (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $c)))
      (v128.store offset=16 (local.get $to)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $c)))
      (v128.store offset=32 (local.get $to)
        (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $b) (local.get $d)))
      (v128.store offset=48 (local.get $to)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $b) (local.get $d)))
      (local.set $block (i32.add (local.get $block) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $more
        (i32.lt_u (local.get $to) (i32.add (global.get $words) (i32.const 256))))))

  ;; One of the other words, written so many bytes behind $at: made of those 256, 240, 112 and 32 bytes before it.
  (macro other %first %second %tenth %fifteenth %at
    (local.set $x (v128.load offset=%second (local.get $at)))
    (local.set $y (v128.load offset=%fifteenth (local.get $at)))
    (v128.store offset=%at (local.get $at)
      (i32x4.add
        (i32x4.add
          (v128.load offset=%first (local.get $at))
          (v128.xor
            (v128.xor (rotate $x 7) (rotate $x 18))
            (i32x4.shr_u (local.get $x) (i32.const 3))))
        (i32x4.add
          (v128.load offset=%tenth (local.get $at))
          (v128.xor
            (v128.xor (rotate $y 17) (rotate $y 19))
            (i32x4.shr_u (local.get $y) (i32.const 10)))))))

  ;; Makes the other 48 words.
  (func $extend
    (local $at i32) (local $x v128) (local $y v128)
    (local.set $at (global.get $words))
    (loop $four
      (other 0 16 144 224 256)
      (other 16 32 160 240 272)
      (other 32 48 176 256 288)
      (other 48 64 192 272 304)
      (local.set $at (i32.add (local.get $at) (i32.const 64)))
      (br_if $four
        (i32.lt_u (local.get $at) (i32.add (global.get $words) (i32.const 768))))))

  ;; Adds to the sum at $at the first four characters of a hash in base64, the first in the lowest byte; $word is
  ;; its first word.
  (func $addFingerprint (param $at i32) (param $word i32)
    (i32.store (local.get $at)
      (i32.add
        (i32.load (local.get $at))
        (i32.or
          (i32.or
            (call $digit (i32.shr_u (local.get $word) (i32.const 26)))
            (i32.shl (call $digit (i32.shr_u (local.get $word) (i32.const 20))) (i32.const 8)))
          (i32.or
            (i32.shl (call $digit (i32.shr_u (local.get $word) (i32.const 14))) (i32.const 16))
            (i32.shl (call $digit (i32.shr_u (local.get $word) (i32.const 8))) (i32.const 24)))))))

  (func $digit (param $bits i32) (result i32)
    (i32.load8_u offset=256 (i32.and (local.get $bits) (i32.const 63)))))
