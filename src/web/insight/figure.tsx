/** A chart with its heading and the table of the same figures, for whoever cannot see it or wants them to the digit. */
import { Table } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { ResponsiveContainer } from "recharts";
import classes from "./insight.module.css";

interface FigureProps {
  readonly title: string;
  /** One sentence on what is counted. */
  readonly what: string;
  readonly chart: ReactElement;
  /** Pixels. */
  readonly height: number;
  readonly columns: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

export function Figure({ title, what, chart, height, columns, rows }: FigureProps) {
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      <p className={classes.note}>{what}</p>
      <div className={classes.chart} style={{ height }} aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          {chart}
        </ResponsiveContainer>
      </div>
      <details className={classes.details}>
        <summary>Show as a table</summary>
        <FigureTable columns={columns} rows={rows} />
      </details>
    </section>
  );
}

export function FigureTable({ columns, rows }: Pick<FigureProps, "columns" | "rows">) {
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table className={classes.table ?? ""} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells: [name, ...values] }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{name}</Table.Th>
              {values.map((value, at) => (
                <Table.Td key={columns[at + 1]}>{value}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
