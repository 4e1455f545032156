import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { fileFault, findDelimiter, readCsv } from '../../bff/cli/read-csv.ts';

const lines = (text: string | Buffer, delimiter = ',') =>
  [...readCsv(Buffer.from(text), delimiter)].map((read) =>
    read.kind === 'cells' ? [read.line, ...read.cells] : [read.line, { fault: read.fault }],
  );

/** Cells with everything that CSV makes something of; a row of nothing but white space would be passed over. */
const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '\t', '🙂', '') });
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }))
  .map((rows) => rows.filter((row) => row.some((text) => text.trim() !== '')));

describe('reading CSV', () => {
  it('gives back what a writer of CSV was given, whatever stands in the cells', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (rows, delimiter, ending, bom) => {
          const text = stringify(rows, { delimiter, record_delimiter: ending, quoted: true, bom });
          const read = [...readCsv(Buffer.from(text), delimiter)];
          assert.deepEqual(
            read.map((line) => line.kind === 'cells' && line.cells),
            rows,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads what another reader reads, of lines whose quotes make sense', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '"', '\n') });
    fc.assert(
      fc.property(plain, (text) => {
        const faulty = [...readCsv(Buffer.from(text), ',')].some(({ kind }) => kind === 'faulty');
        if (faulty) return;
        const options = { relax_column_count: true, skip_empty_lines: false } as const;
        const others = parse(text, options).filter((row) => row.some((one) => one.trim() !== ''));
        assert.deepEqual(
          [...readCsv(Buffer.from(text), ',')].map((line) => line.kind === 'cells' && line.cells),
          others,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, never loses its place, and ends, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        let end = 0;
        let line = 0;
        for (const read of readCsv(Buffer.from(bytes), ',')) {
          assert.ok(read.end > end && read.line > line);
          ({ end, line } = read);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('goes on at the next line after one whose quotes make no sense', () => {
    assert.deepEqual(lines('a,b\n1,x"y\n2,ok\n3,"open\n4,ok\n5,"a"b\n6,"c"\n'), [
      [1, 'a', 'b'],
      [2, { fault: 'wrong-quotes' }],
      [3, '2', 'ok'],
      [4, { fault: 'wrong-quotes' }],
      [5, '4', 'ok'],
      [6, { fault: 'wrong-quotes' }],
      [7, '6', 'c'],
    ]);
  });

  it('takes nothing between two quotes for a line of its own', () => {
    assert.deepEqual(lines('1,"x\n2,smuggled\ny",z\n3,ok'), [
      [1, '1', 'x\n2,smuggled\ny', 'z'],
      [4, '3', 'ok'],
    ]);
  });

  it('names the line that is not UTF-8, and reads the others', () => {
    const bytes = Buffer.concat([
      Buffer.from('\ufeffa\r\nJos\u00e9\r\nJos'),
      Buffer.from([0xe9]),
      Buffer.from('\r\nz'),
    ]);
    assert.deepEqual(lines(bytes), [
      [1, 'a'],
      [2, 'José'],
      [3, { fault: 'not-utf-8' }],
      [4, 'z'],
    ]);
  });

  it('knows UTF-16, with its mark and without, and what parts the cells', () => {
    assert.equal(fileFault(Buffer.from('\ufeffa,b', 'utf16le')), 'utf-16');
    assert.equal(fileFault(Buffer.from('a,b', 'utf16le')), 'utf-16');
    assert.equal(fileFault(Buffer.from('\ufeffa,b', 'utf16le').swap16()), 'utf-16');
    assert.equal(fileFault(Buffer.from('')), 'empty');
    assert.equal(fileFault(Buffer.from('a,b')), null);
    assert.equal(findDelimiter(Buffer.from('a;b;c,d\n1')), ';');
    assert.equal(findDelimiter(Buffer.from('a\tb\n1')), '\t');
    assert.equal(findDelimiter(Buffer.from('a\n1;2;3')), ',');
  });
});
