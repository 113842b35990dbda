package org.hes4j.testkit.emulator;

import java.time.Duration;

/**
 * How a stage stands.
 *
 * @param batches how many batches have arrived
 * @param expiresIn after how long without a message it is dropped
 */
record StageStatus(String stage, int batches, Duration expiresIn) {}
