package org.hes4j.client;

/**
 * The state of one domain's list.
 *
 * @param revision grows with each change of the addresses
 * @param count how many addresses the list holds
 * @param digest its fingerprint
 */
public record ListState(long revision, long count, ListDigest digest) {}
