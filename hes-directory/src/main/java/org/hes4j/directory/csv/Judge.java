package org.hes4j.directory.csv;

/** Decides what the rows of one read are. */
interface Judge {

  void decide(Row row);
}
