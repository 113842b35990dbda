package org.hes4j.sync;

import org.hes4j.client.ListState;
import org.jspecify.annotations.Nullable;

/** A domain's list as the service has it, and its state where the binding tells it. */
record PresentList(AddressSet recipients, @Nullable ListState state) {}
