package org.hes4j.client.rest;

import java.net.URI;

/**
 * Where an account of Trend Micro Email Security is kept; the console's own address shows which it
 * is. The hosts are the vendor's (online help, REST API v1). Those of Singapore, India and the
 * United Arab Emirates were found there in a shortened form ({@code api.tmes-sg…}) and are read as
 * {@code api.tmes-sg.trendmicro.com} and alike, which is an assumption.
 */
public enum Region {
  /** North, Central and South America, and Asia and the Pacific where no other region fits. */
  AMERICAS("api.tmes.trendmicro.com"),
  /** Europe and Africa. */
  EUROPE("api.tmes.trendmicro.eu"),
  /** Australia and New Zealand. */
  AUSTRALIA_NEW_ZEALAND("api.tmes-anz.trendmicro.com"),
  /** Japan, whose host is spelled {@code tmems}. */
  JAPAN("api.tmems-jp.trendmicro.com"),
  /** Singapore; the end of the host is assumed. */
  SINGAPORE("api.tmes-sg.trendmicro.com"),
  /** India; the end of the host is assumed. */
  INDIA("api.tmes-in.trendmicro.com"),
  /** The United Arab Emirates; the end of the host is assumed. */
  UAE("api.tmes-uae.trendmicro.com"),
  /** The United Kingdom. */
  UK("api.tmes-uk.trendmicro.com");

  private final String host;

  Region(String host) {
    this.host = host;
  }

  /** The host of the region's API. */
  public String host() {
    return host;
  }

  /** The base URL of the region's API, {@code https://HOST/api/v1/}. */
  public URI baseUrl() {
    return URI.create("https://" + host + "/api/v1/");
  }
}
