package org.hes4j.testkit.emulator;

import org.hes4j.client.StageBase;

/** What a stage was begun for. */
record StageTerms(DomainList list, StageBase base, long ifRevision) {}
