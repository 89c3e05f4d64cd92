;; Compares records with patterns: bytes that must be the same, and between them values that may vary.
;; matcher.ts drives it, chooses the addresses and writes the steps of a pattern.
;;
;; A step is its number and what it needs, as i32 unless said otherwise:
;;   0 end              bytes that the record may have
;;   1 these bytes      how many; the bytes, filled up to a multiple of 16
;;   2 text             characters at least, at most: of ASCII, none escaped, up to the quote
;;   3 number           1 if without a fraction; the least and the greatest value, each as f64
;;   4 time             digits of its fraction: 2006-01-02T15:04:05 or 2006-01-02T15:04:05.999
;;   5 one of           how many; of each its length, and its bytes filled up to 16
;;   6 data id          32 of 0-9a-z
;;   7 the next value   is told of each record that matches: only of a number, or of a time; 0 if it is of the datum
;;                      itself, 1 if of the one embedded in it
;;   8 id               goes here, before the brace that closes the embedded datum
;; `npm run generate` assembles this into match.wasm.ts.
(module
  (memory (export "memory") 52)

  ;; The pattern that the last record matched.
  (global $last (mut i32) (i32.const 0))

  ;; How often a record was compared with a pattern that was not the likely one.
  (global $tries (export "tries") (mut i32) (i32.const 0))

  ;; Looks for the pattern of each record. At $row stand five f64 a record: where it begins behind $bytes,
  ;; its length, two that do not matter, and 0 if it is to be looked at. At $index stand 32 bytes a pattern: first two
  ;; i32, the address of its steps, and the pattern that came next the last time. At $places stand the patterns by
  ;; their signatures, as places.ts says, and then those that are searched one after the other, of which $most are
  ;; looked at: first that which was last searched for, for what is rare comes again, too. Writes 16 i32 a record to
  ;; $out: its pattern (-1: none), where it begins and ends, one that does not matter here, and where the id of the
  ;; embedded datum goes; from the ninth on what is told of the datum, and from the thirteenth on the same of the
  ;; embedded one: where its time begins, where its number begins and ends, and what the number is without its
  ;; fraction. Gives how many have a pattern.
  (func (export "match")
    (param $row i32) (param $count i32) (param $bytes i32) (param $index i32)
    (param $places i32) (param $most i32) (param $out i32) (result i32)
    (local $order i32)
    (local $signature i32) (local $bucket i32)
    (local $matched i32) (local $place i32) (local $start i32) (local $end i32) (local $pattern i32) (local $likely i32)
    (local.set $order (i32.add (local.get $places) (i32.const 65536)))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (local.set $start
          (i32.add (local.get $bytes) (i32.trunc_f64_u (f64.load (local.get $row)))))
        (local.set $end
          (i32.add (local.get $start) (i32.trunc_f64_u (f64.load offset=8 (local.get $row)))))
        (local.set $pattern (i32.const -1))
        (block $found
          (br_if $found (f64.ne (f64.load offset=32 (local.get $row)) (f64.const 0)))
          ;; Devices take turns, so that what followed a pattern once will mostly follow it again.
          (local.set $likely (i32.load offset=4
            (i32.add (local.get $index) (i32.shl (global.get $last) (i32.const 5)))))
          (local.set $pattern (local.get $likely))
          (br_if $found (call $fits
            (i32.load (i32.add (local.get $index) (i32.shl (local.get $pattern) (i32.const 5))))
            (local.get $start) (local.get $end) (local.get $out)))
          (local.set $signature (call $signature (local.get $start) (local.get $end)))
          (local.set $bucket
            (i32.add
              (local.get $places)
              (i32.shl (i32.and (local.get $signature) (i32.const 255)) (i32.const 7))))
          (local.set $pattern
            (call $recall
              (local.get $bucket) (local.get $signature) (local.get $likely) (local.get $index)
              (local.get $start) (local.get $end) (local.get $out)))
          (br_if $found (i32.ge_s (local.get $pattern) (i32.const 0)))
          (local.set $bucket (i32.add (local.get $bucket) (i32.const 32768)))
          (local.set $pattern
            (call $recall
              (local.get $bucket) (local.get $signature) (local.get $likely) (local.get $index)
              (local.get $start) (local.get $end) (local.get $out)))
          (br_if $found (i32.ge_s (local.get $pattern) (i32.const 0)))
          (local.set $place (local.get $order))
          (loop $other
            (local.set $pattern (i32.const -1))
            (br_if $found
              (i32.eq
                (local.get $place)
                (i32.add (local.get $order) (i32.shl (local.get $most) (i32.const 2)))))
            (local.set $pattern (i32.load (local.get $place)))
            (local.set $place (i32.add (local.get $place) (i32.const 4)))
            (br_if $other (i32.eq (local.get $pattern) (local.get $likely)))
            (global.set $tries (i32.add (global.get $tries) (i32.const 1)))
            (br_if $other
              (i32.eqz
                (call $fits
                  (i32.load (i32.add (local.get $index) (i32.shl (local.get $pattern) (i32.const 5))))
                  (local.get $start) (local.get $end) (local.get $out))))
            ;; To the front, the others one place back.
            (memory.copy
              (i32.add (local.get $order) (i32.const 4))
              (local.get $order)
              (i32.sub (i32.sub (local.get $place) (i32.const 4)) (local.get $order)))
            (i32.store (local.get $order) (local.get $pattern))
            (call $remember
              (local.get $bucket) (i32.const 120) (local.get $signature) (local.get $pattern))))
        (i32.store (local.get $out) (local.get $pattern))
        (if (i32.ge_s (local.get $pattern) (i32.const 0))
          (then
            (i32.store offset=4 (local.get $out) (local.get $start))
            (i32.store offset=8 (local.get $out) (local.get $end))
            (i32.store offset=4
              (i32.add (local.get $index) (i32.shl (global.get $last) (i32.const 5)))
              (local.get $pattern))
            (global.set $last (local.get $pattern))
            (local.set $matched (i32.add (local.get $matched) (i32.const 1)))))
        (local.set $row (i32.add (local.get $row) (i32.const 40)))
        (local.set $out (i32.add (local.get $out) (i32.const 64)))
        (br $next)))
    (local.get $matched))

  ;; Sums up the letters from g to z: those of names and of kinds, which a pattern has in each record, hardly those of
  ;; what varies, for numbers, times and hexadecimal ids have none. May look at 16 bytes behind $end.
  (func $signature (param $at i32) (param $end i32) (result i32)
    (local $left i32) (local $v v128) (local $sum v128)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $left (i32.sub (local.get $end) (local.get $at)))
        (local.set $v (v128.load (local.get $at)))
        (local.set $sum
          (i16x8.add
            (local.get $sum)
            (i16x8.extadd_pairwise_i8x16_u
              (v128.and
                (local.get $v)
                (v128.and
                  (i8x16.lt_u
                    (i8x16.sub (local.get $v) (i8x16.splat (i32.const 0x67)))
                    (i8x16.splat (i32.const 20)))
                  (i8x16.lt_u
                    (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
                    (i8x16.splat
                      (select
                        (i32.const 16) (local.get $left)
                        (i32.gt_u (local.get $left) (i32.const 16))))))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (local.set $sum (i32x4.extadd_pairwise_i16x8_u (local.get $sum)))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
      (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))

  ;; Looks among the 16 of a bucket, a signature and a pattern's number plus 1 each, for one that fits; gives -1 for none.
  (func $recall
    (param $bucket i32) (param $signature i32) (param $likely i32) (param $index i32)
    (param $start i32) (param $end i32) (param $out i32) (result i32)
    (local $offset i32) (local $pattern i32)
    (loop $next
      (local.set $pattern
        (i32.sub (i32.load offset=4 (i32.add (local.get $bucket) (local.get $offset))) (i32.const 1)))
      (if
        (i32.and
          (i32.eq
            (i32.load (i32.add (local.get $bucket) (local.get $offset)))
            (local.get $signature))
          (i32.and
            (i32.ge_s (local.get $pattern) (i32.const 0))
            (i32.ne (local.get $pattern) (local.get $likely))))
        (then
          (global.set $tries (i32.add (global.get $tries) (i32.const 1)))
          (if
            (call $fits
              (i32.load (i32.add (local.get $index) (i32.shl (local.get $pattern) (i32.const 5))))
              (local.get $start) (local.get $end) (local.get $out))
            (then
              (call $remember
                (local.get $bucket) (local.get $offset) (local.get $signature) (local.get $pattern))
              (return (local.get $pattern))))))
      (local.set $offset (i32.add (local.get $offset) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $offset) (i32.const 128))))
    (i32.const -1))

  ;; Puts a pattern at the front of a bucket; those up to $offset move back, over what stood there.
  (func $remember (param $bucket i32) (param $offset i32) (param $signature i32) (param $pattern i32)
    (memory.copy
      (i32.add (local.get $bucket) (i32.const 8))
      (local.get $bucket)
      (local.get $offset))
    (i32.store (local.get $bucket) (local.get $signature))
    (i32.store offset=4 (local.get $bucket) (i32.add (local.get $pattern) (i32.const 1))))

  ;; Forgets which pattern the last record matched: for patterns that were numbered anew.
  (func (export "forget")
    (global.set $last (i32.const 0)))

  ;; Gives 1 if the bytes from $at to $end are what the steps say, else 0. May look at 32 bytes behind $end.
  ;; What is told is written to $out, even if a later step fails.
  (func $fits (param $step i32) (param $at i32) (param $end i32) (param $out i32) (result i32)
    (local $start i32)
    (local $length i32) (local $byte i32) (local $digits i32) (local $scale i32) (local $minus i32)
    (local $told i32) (local $first i32) (local $count i32) (local $error f64) (local $whole i64) (local $number f64) (local $v v128)
    (local.set $start (local.get $at))
    (block $no
      (loop $next
        (block $id (block $slot (block $oneOf (block $time (block $number (block $text (block $same (block $ended (block $told
          (br_table $ended $same $text $number $time $oneOf $id $told $slot (i32.load (local.get $step))))

            ;; 7 the next value is told: $told is where
            (local.set $told
              (i32.add
                (i32.add (local.get $out) (i32.const 32))
                (i32.shl (i32.load offset=4 (local.get $step)) (i32.const 4))))
            (local.set $step (i32.add (local.get $step) (i32.const 8)))
            (br $next))

            ;; 0 end
            (return
              (i32.and
                (i32.eq (local.get $at) (local.get $end))
                (i32.le_u
                  (i32.sub (local.get $end) (local.get $start))
                  (i32.load offset=4 (local.get $step))))))

            ;; 1 these bytes
            (local.set $length (i32.load offset=4 (local.get $step)))
            (local.set $step (i32.add (local.get $step) (i32.const 8)))
            (loop $more
              (local.set $v
                (i8x16.eq (v128.load (local.get $at)) (v128.load (local.get $step))))
              (local.set $step (i32.add (local.get $step) (i32.const 16)))
              (if (i32.gt_u (local.get $length) (i32.const 16))
                (then
                  (br_if $no (i32.eqz (i8x16.all_true (local.get $v))))
                  (local.set $at (i32.add (local.get $at) (i32.const 16)))
                  (local.set $length (i32.sub (local.get $length) (i32.const 16)))
                  (br $more))))
            ;; Of the last 16 only the first are to be the same.
            (br_if $no
              (i32.ne
                (i32.const -1)
                (i32.or
                  (i8x16.bitmask (local.get $v))
                  (i32.shl (i32.const -1) (local.get $length)))))
            (local.set $at (i32.add (local.get $at) (local.get $length)))
            (br_if $no (i32.gt_u (local.get $at) (local.get $end)))
            (br $next))

            ;; 2 text
            (local.set $length (local.get $at))
            (loop $more
              (local.set $v (v128.load (local.get $at)))
              ;; What is beyond ASCII is negative, and so below a space as well.
              (local.set $byte
                (i8x16.bitmask
                  (v128.or
                    (v128.or
                      (i8x16.eq (local.get $v) (i8x16.splat (i32.const 0x22)))
                      (i8x16.eq (local.get $v) (i8x16.splat (i32.const 0x5c))))
                    (i8x16.lt_s (local.get $v) (i8x16.splat (i32.const 0x20))))))
              (if (i32.eqz (local.get $byte))
                (then
                  (local.set $at (i32.add (local.get $at) (i32.const 16)))
                  (br_if $no (i32.gt_u (local.get $at) (local.get $end)))
                  (br $more))))
            (local.set $at (i32.add (local.get $at) (i32.ctz (local.get $byte))))
            (br_if $no (i32.ge_u (local.get $at) (local.get $end)))
            (br_if $no (i32.ne (i32.load8_u (local.get $at)) (i32.const 0x22)))
            (local.set $length (i32.sub (local.get $at) (local.get $length)))
            (br_if $no (i32.lt_u (local.get $length) (i32.load offset=4 (local.get $step))))
            (br_if $no (i32.gt_u (local.get $length) (i32.load offset=8 (local.get $step))))
            (local.set $step (i32.add (local.get $step) (i32.const 12)))
            (br $next))

            ;; 3 number: of at most 15 digits, for those are exact, and so is one division; and of 18, where it is not
            ;; told, and farther from the least and the greatest value than it is inexact.
            (local.set $first (local.get $at))
            (local.set $minus (i32.eq (i32.load8_u (local.get $at)) (i32.const 0x2d)))
            (local.set $at (i32.add (local.get $at) (local.get $minus)))
            (local.set $whole (i64.const 0))
            (local.set $scale (i32.const 0))
            (local.set $digits (i32.const 0))
            (local.set $length (local.get $at))
            (block $read
              (loop $digit
                (local.set $byte
                  (i32.sub (i32.load8_u (local.get $at)) (i32.const 0x30)))
                (if (i32.lt_u (local.get $byte) (i32.const 10))
                  (then
                    (local.set $whole
                      (i64.add
                        (i64.mul (local.get $whole) (i64.const 10))
                        (i64.extend_i32_u (local.get $byte))))
                    (local.set $digits (i32.add (local.get $digits) (i32.const 1)))
                    (br_if $no (i32.gt_u (local.get $digits) (i32.const 18)))
                    (local.set $at (i32.add (local.get $at) (i32.const 1)))
                    (br $digit)))
                ;; The first point; a number without a fraction may have none.
                (br_if $read (i32.ne (local.get $byte) (i32.const -2)))
                (br_if $no (local.get $scale))
                (br_if $no (i32.load offset=4 (local.get $step)))
                (br_if $no (i32.eqz (local.get $digits)))
                (local.set $at (i32.add (local.get $at) (i32.const 1)))
                (local.set $scale (local.get $at))
                (br $digit)))
            (br_if $no (i32.eqz (local.get $digits)))
            ;; No zero before another digit.
            (if (i32.eq (i32.load8_u (local.get $length)) (i32.const 0x30))
              (then
                (br_if $no (i32.lt_u
                  (i32.sub (i32.load8_u offset=1 (local.get $length)) (i32.const 0x30))
                  (i32.const 10)))))
            (local.set $count (local.get $digits))
            (local.set $number (f64.convert_i64_u (local.get $whole)))
            (if (local.get $scale)
              (then
                ;; Digits behind the point: at least one.
                (local.set $digits (i32.sub (local.get $at) (local.get $scale)))
                (br_if $no (i32.eqz (local.get $digits)))
                (local.set $whole (i64.const 1))
                (loop $ten
                  (local.set $whole (i64.mul (local.get $whole) (i64.const 10)))
                  (local.set $digits (i32.sub (local.get $digits) (i32.const 1)))
                  (br_if $ten (local.get $digits)))
                (local.set $number
                  (f64.div (local.get $number) (f64.convert_i64_u (local.get $whole))))))
            (if (local.get $minus)
              (then (local.set $number (f64.neg (local.get $number)))))
            (local.set $error (f64.const 0))
            (if (i32.gt_u (local.get $count) (i32.const 15))
              (then
                (br_if $no (local.get $told))
                (local.set $error
                  (f64.mul (f64.abs (local.get $number)) (f64.const 0x1p-49)))))
            (br_if $no
              (f64.lt
                (f64.sub (local.get $number) (local.get $error))
                (f64.load offset=8 (local.get $step))))
            (br_if $no
              (f64.gt
                (f64.add (local.get $number) (local.get $error))
                (f64.load offset=16 (local.get $step))))
            (if (local.get $told)
              (then
                (i32.store offset=4 (local.get $told) (local.get $first))
                (i32.store offset=8 (local.get $told) (local.get $at))
                (i32.store offset=12 (local.get $told) (i32.trunc_sat_f64_u (local.get $number)))))
            (local.set $told (i32.const 0))
            (local.set $step (i32.add (local.get $step) (i32.const 24)))
            (br $next))

            ;; 4 time
            (local.set $v (v128.load (local.get $at)))
            ;; 2006-01-02T15:04, a digit where this has one and the same where it has none
            (br_if $no
              (i32.eqz
                (i8x16.all_true
                  (v128.bitselect
                    (i8x16.lt_u
                      (i8x16.sub (local.get $v) (i8x16.splat (i32.const 0x30)))
                      (i8x16.splat (i32.const 10)))
                    (i8x16.eq
                      (local.get $v)
                      (v128.const i8x16 0 0 0 0 0x2d 0 0 0x2d 0 0 0x54 0 0 0x3a 0 0))
                    (v128.const i8x16 -1 -1 -1 -1 0 -1 -1 0 -1 -1 0 -1 -1 0 -1 -1)))))
            ;; No year below 1000: in one of them is the time that counts as none.
            (br_if $no (i32.eq (i32.load8_u (local.get $at)) (i32.const 0x30)))
            ;; The month; as $length, its days but one in February, for no leap year is looked up.
            (local.set $byte (call $two (i32.add (local.get $at) (i32.const 5))))
            (br_if $no (i32.gt_u (i32.sub (local.get $byte) (i32.const 1)) (i32.const 11)))
            (local.set $length
              (select
                (i32.const 28)
                (i32.add
                  (i32.const 30)
                  (i32.and
                    (i32.const 1)
                    (i32.xor (local.get $byte) (i32.shr_u (local.get $byte) (i32.const 3)))))
                (i32.eq (local.get $byte) (i32.const 2))))
            (local.set $byte (call $two (i32.add (local.get $at) (i32.const 8))))
            (br_if $no
              (i32.ge_u (i32.sub (local.get $byte) (i32.const 1)) (local.get $length)))
            (br_if $no (i32.gt_u (call $two (i32.add (local.get $at) (i32.const 11))) (i32.const 23)))
            (br_if $no (i32.gt_u (call $two (i32.add (local.get $at) (i32.const 14))) (i32.const 59)))
            ;; The seconds
            (br_if $no (i32.ne (i32.load8_u offset=16 (local.get $at)) (i32.const 0x3a)))
            (br_if $no
              (i32.ge_u
                (i32.sub (i32.load8_u offset=17 (local.get $at)) (i32.const 0x30))
                (i32.const 6)))
            (br_if $no
              (i32.ge_u
                (i32.sub (i32.load8_u offset=18 (local.get $at)) (i32.const 0x30))
                (i32.const 10)))
            (if (local.get $told)
              (then (i32.store (local.get $told) (local.get $at))))
            (local.set $told (i32.const 0))
            (local.set $at (i32.add (local.get $at) (i32.const 19)))
            (local.set $digits (i32.load offset=4 (local.get $step)))
            (if (local.get $digits)
              (then
                (br_if $no (i32.ne (i32.load8_u (local.get $at)) (i32.const 0x2e)))
                (loop $digit
                  (local.set $at (i32.add (local.get $at) (i32.const 1)))
                  (br_if $no
                    (i32.ge_u
                      (i32.sub (i32.load8_u (local.get $at)) (i32.const 0x30))
                      (i32.const 10)))
                  (local.set $digits (i32.sub (local.get $digits) (i32.const 1)))
                  (br_if $digit (local.get $digits)))
                (local.set $at (i32.add (local.get $at) (i32.const 1)))))
            (local.set $step (i32.add (local.get $step) (i32.const 8)))
            (br $next))

            ;; 5 one of
            (local.set $digits (i32.load offset=4 (local.get $step)))
            (local.set $step (i32.add (local.get $step) (i32.const 8)))
            (local.set $scale (i32.const 0))
            (loop $more
              (local.set $length (i32.load (local.get $step)))
              (if (i32.eq
                    (i32.const -1)
                    (i32.or
                      (i8x16.bitmask
                        (i8x16.eq
                          (v128.load (local.get $at))
                          (v128.load offset=4 (local.get $step))))
                      (i32.shl (i32.const -1) (local.get $length))))
                (then (local.set $scale (local.get $length))))
              (local.set $step (i32.add (local.get $step) (i32.const 20)))
              (local.set $digits (i32.sub (local.get $digits) (i32.const 1)))
              (br_if $more (local.get $digits)))
            (br_if $no (i32.eqz (local.get $scale)))
            (local.set $at (i32.add (local.get $at) (local.get $scale)))
            (br $next))

            ;; 8 id
            (i32.store offset=16 (local.get $out) (local.get $at))
            (local.set $step (i32.add (local.get $step) (i32.const 4)))
            (br $next))

        ;; 6 data id
        (br_if $no (i32.eqz (call $isId (local.get $at))))
        (br_if $no (i32.eqz (call $isId (i32.add (local.get $at) (i32.const 16)))))
        (local.set $at (i32.add (local.get $at) (i32.const 32)))
        (local.set $step (i32.add (local.get $step) (i32.const 4)))
        (br $next)))
    (i32.const 0))

  ;; Reads two digits.
  (func $two (param $at i32) (result i32)
    (i32.add
      (i32.mul
        (i32.sub (i32.load8_u (local.get $at)) (i32.const 0x30))
        (i32.const 10))
      (i32.sub (i32.load8_u offset=1 (local.get $at)) (i32.const 0x30))))

  ;; Gives 1 if each of the 16 bytes is one of 0-9a-z.
  (func $isId (param $at i32) (result i32)
    (local $v v128)
    (local.set $v (v128.load (local.get $at)))
    (i8x16.all_true
      (v128.or
        (i8x16.lt_u
          (i8x16.sub (local.get $v) (i8x16.splat (i32.const 0x30)))
          (i8x16.splat (i32.const 10)))
        (i8x16.lt_u
          (i8x16.sub (local.get $v) (i8x16.splat (i32.const 0x61)))
          (i8x16.splat (i32.const 26)))))))
