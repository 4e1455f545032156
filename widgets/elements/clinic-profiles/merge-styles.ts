import { inside } from '../../ui/styles.ts';

/** The look of duplicates and of their merging. */
export const profilesMergeStyles = inside(/* css */ `
  .ca-duplicate {
    padding-block: var(--ca-space);
    border-top: var(--ca-line);
  }
  .ca-reason {
    border-color: var(--ca-warning);
    color: var(--ca-warning);
  }
  .ca-pair {
    display: grid;
    gap: 0.8em;
    margin-top: 0.5em;
  }
  .ca-twin {
    min-width: 0;
    padding: 0.7em 0.9em;
    border: var(--ca-line);
    border-radius: var(--ca-radius);
    .ca-check {
      margin: 0.6em 0 0;
    }
    &[data-kept] {
      border-color: var(--ca-accent);
      box-shadow: 0 0 0 1px var(--ca-accent);
    }
  }
  .ca-twin-name {
    font-weight: 600;
  }
  .ca-merge {
    display: block;
    border-collapse: collapse;
    margin-top: var(--ca-space);
    text-align: start;
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    tbody,
    tr,
    th,
    td {
      display: block;
      padding: 0;
      text-align: start;
    }
    tbody tr {
      padding-block: 0.7em;
      border-top: var(--ca-line);
    }
    td {
      display: grid;
      grid-template-columns: 6.5em 1fr;
      gap: 0.8em;
    }
    td[data-column='result'] {
      font-weight: 600;
    }
  }
  .ca-column {
    color: var(--ca-muted);
    font-weight: 400;
  }
  .ca-consequences {
    margin: 0 0 var(--ca-space);
    padding-inline-start: 1.25em;
    li + li {
      margin-top: 0.3em;
    }
  }
  @container (min-width: 34em) {
    .ca-pair:has(> :nth-child(2)) {
      grid-template-columns: 1fr 1fr;
    }
  }
  @container (min-width: 40em) {
    .ca-merge {
      display: table;
      width: 100%;
      thead {
        position: static;
        display: table-header-group;
        clip-path: none;
      }
      tbody {
        display: table-row-group;
      }
      tr {
        display: table-row;
      }
      th,
      td {
        display: table-cell;
        padding: 0.6em 0.8em;
        border-top: var(--ca-line);
        vertical-align: top;
      }
      thead th {
        border-top: 0;
        color: var(--ca-muted);
        font-size: 0.9375em;
      }
      td[data-column='result'] {
        background: var(--ca-tint);
      }
      .ca-column {
        display: none;
      }
    }
  }
`);
