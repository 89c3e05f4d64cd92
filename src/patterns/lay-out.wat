;; Lays out data as they stand in a body, as lay-out.ts does: with commas between them and room for their ids.
;; matcher.ts drives it. `npm run generate` assembles this into lay-out.wasm.ts.
(module
  (import "match" "memory" (memory 52))

  ;; What is put before the brace that closes a datum: id-slots.ts says why there.
  (data (i32.const 1536) ",\"id\":\"00000000000000000000000000000000\"")

  ;; Lays out the data of $count rows of 13 f64 at $row, whose places are offsets from $bytes: those of one
  ;; device after the other if $perDevice is 1, else in their order. Writes the bytes to $to and some behind them,
  ;; and the rows, with places that are offsets from there, to $out. Gives how many bytes they are. The rows at
  ;; $row are of no use then.
  (func (export "layOut")
    (param $row i32) (param $count i32) (param $bytes i32) (param $perDevice i32)
    (param $to i32) (param $out i32) (result i32)
    (local $at i32) (local $end i32) (local $other i32) (local $device f64)
    (local.set $at (local.get $to))
    (local.set $end (i32.add (local.get $row) (i32.mul (local.get $count) (i32.const 104))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $row) (local.get $end)))
        (local.set $device (f64.load offset=56 (local.get $row)))
        (local.set $other (local.get $row))
        (block $gone
          ;; It was laid out already.
          (br_if $gone (f64.lt (local.get $device) (f64.const 0)))
          (loop $more
            (if (i32.or
                  (i32.eqz (local.get $perDevice))
                  (f64.eq (f64.load offset=56 (local.get $other)) (local.get $device)))
              (then
                (if (i32.ne (local.get $at) (local.get $to))
                  (then
                    (i32.store8 (local.get $at) (i32.const 0x2c))
                    (local.set $at (i32.add (local.get $at) (i32.const 1)))))
                (local.set $at
                  (call $place
                    (local.get $other) (local.get $bytes)
                    (local.get $at) (local.get $to)
                    (local.get $out)))
                (local.set $out (i32.add (local.get $out) (i32.const 104)))
                (f64.store offset=56 (local.get $other) (f64.const -1))))
            (local.set $other (i32.add (local.get $other) (i32.const 104)))
            (br_if $more (i32.lt_u (local.get $other) (local.get $end)))))
        (local.set $row (i32.add (local.get $row) (i32.const 104)))
        (br $next)))
    (i32.sub (local.get $at) (local.get $to)))

  ;; Places the datum of a row at $at, and its row at $out; gives the address behind it.
  (func $place
    (param $row i32) (param $bytes i32) (param $at i32) (param $to i32) (param $out i32) (result i32)
    (local $from i32) (local $slot i32) (local $id i32) (local $lastId i32)
    (v128.store (local.get $out) (v128.load (local.get $row)))
    (v128.store offset=16 (local.get $out) (v128.load offset=16 (local.get $row)))
    (v128.store offset=32 (local.get $out) (v128.load offset=32 (local.get $row)))
    (v128.store offset=48 (local.get $out) (v128.load offset=48 (local.get $row)))
    (v128.store offset=64 (local.get $out) (v128.load offset=64 (local.get $row)))
    (v128.store offset=80 (local.get $out) (v128.load offset=80 (local.get $row)))
    (f64.store offset=96 (local.get $out) (f64.load offset=96 (local.get $row)))
    (f64.store offset=64 (local.get $out)
      (f64.convert_i32_u (i32.sub (local.get $at) (local.get $to))))
    (local.set $from
      (i32.add (local.get $bytes) (i32.trunc_f64_u (f64.load offset=64 (local.get $row)))))
    ;; The ids: $id is the address of the place of one in the row.
    (local.set $id (i32.add (local.get $row) (i32.const 88)))
    (local.set $lastId
      (i32.add
        (local.get $id)
        (i32.shl (i32.trunc_f64_u (f64.load offset=80 (local.get $row))) (i32.const 3))))
    (block $placed
      (loop $next
        (br_if $placed (i32.eq (local.get $id) (local.get $lastId)))
        (local.set $slot
          (i32.add (local.get $bytes) (i32.trunc_f64_u (f64.load (local.get $id)))))
        (local.set $at
          (call $copy (local.get $from) (i32.sub (local.get $slot) (local.get $from)) (local.get $at)))
        (v128.store (local.get $at) (v128.load (i32.const 1536)))
        (v128.store offset=16 (local.get $at) (v128.load (i32.const 1552)))
        (i64.store offset=32 (local.get $at) (i64.load (i32.const 1568)))
        ;; Its digits begin behind seven characters.
        (f64.store
          (i32.add (local.get $out) (i32.sub (local.get $id) (local.get $row)))
          (f64.convert_i32_u
            (i32.add (i32.sub (local.get $at) (local.get $to)) (i32.const 7))))
        (local.set $at (i32.add (local.get $at) (i32.const 40)))
        (local.set $from (local.get $slot))
        (local.set $id (i32.add (local.get $id) (i32.const 8)))
        (br $next)))
    (local.set $slot
      (i32.add (local.get $bytes) (i32.trunc_f64_u (f64.load offset=72 (local.get $row)))))
    (local.set $at
      (call $copy (local.get $from) (i32.sub (local.get $slot) (local.get $from)) (local.get $at)))
    (f64.store offset=72 (local.get $out)
      (f64.convert_i32_u (i32.sub (local.get $at) (local.get $to))))
    (local.get $at))

  ;; Copies bytes, and some more behind them; gives the address behind those that count.
  (func $copy (param $from i32) (param $length i32) (param $to i32) (result i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $to) (local.get $length)))
    (loop $more
      (v128.store (local.get $to) (v128.load (local.get $from)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $more (i32.lt_u (local.get $to) (local.get $end))))
    (local.get $end)))
