package org.hes4j.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hes4j.sync.ReportFixture;
import org.hes4j.sync.report.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser makes of the page. Facts alone: pixels are for eyes. */
@RequiresChromium
@Timeout(300)
class HtmlReportInChromiumTest {
  @TempDir static Path folder;
  private static Chromium chromium;
  private static Map<String, String> pages;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start(Files.createDirectory(folder.resolve("profile")));
    pages =
        Map.of(
            "changed", Pages.changed(),
            "preview", Pages.preview(),
            "stopped", Pages.stopped(),
            "large", Pages.large(),
            "hostile", Pages.hostile(),
            "unfinished", Pages.unfinished(),
            "failed", Pages.failed(() -> ReportFixture.nobody().replaceUsers()));
  }

  @AfterAll
  static void stop() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Tab open(String page, Screen screen) throws Exception {
    return chromium.open(
        Files.writeString(Files.createTempFile(folder, "page", ".html"), page), screen);
  }

  @Test
  void asksTheNetworkForNothingAndBreaksNoRuleOfItsOwn() throws Exception {
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Tab tab = open(page.getValue(), Screen.DESK);

      assertThat(tab.requests()).as(page.getKey()).singleElement().asString().startsWith("file:");
      assertThat(tab.complaints()).as(page.getKey()).isEmpty();
      assertThat(tab.evaluate("document.scripts.length")).isEqualTo("0");
    }
  }

  @Test
  void runsNothingThatAValueHoldsEvenWithoutItsPolicy() throws Exception {
    String page = pages.get("hostile");
    String unprotected = page.replaceFirst("<meta http-equiv=[^>]*/>", "");
    assertThat(unprotected).isNotEqualTo(page);

    for (String each : new String[] {page, unprotected}) {
      Tab tab = open(each, Screen.DESK);

      assertThat(tab.evaluate("document.title"))
          .startsWith("Preview: out of step: Recipient lists");
      assertThat(tab.evaluate("document.querySelectorAll('img,iframe,link,script,object').length"))
          .isEqualTo("0");
      assertThat(tab.requests()).hasSize(1);
      for (String value : ReportFixture.HOSTILE.subList(0, 4)) {
        assertThat(tab.evaluate("document.body.textContent")).contains(value);
      }
    }
  }

  /** The proof that the test above would see a script that runs. */
  @Test
  void wouldSeeAScriptThatRan() throws Exception {
    String page =
        pages
            .get("changed")
            .replaceFirst("<meta http-equiv=[^>]*/>", "")
            .replace("</main>", "<script>" + ReportFixture.SCRIPT + "</script></main>");

    assertThat(open(page, Screen.DESK).evaluate("document.title")).isEqualTo("owned");
  }

  @Test
  void fitsATelephoneWithoutScrollingSideways() throws Exception {
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Tab tab = open(page.getValue(), Screen.PHONE);
      tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");

      assertThat(tab.evaluate("innerWidth")).as(page.getKey()).isEqualTo("360");
      assertThat(tab.evaluate("document.documentElement.scrollWidth"))
          .as(page.getKey())
          .isEqualTo("360");
      assertThat(tab.evaluate(OUTSIDE)).as(page.getKey()).isEmpty();
    }
  }

  private static final String OUTSIDE =
      """
      [...document.body.querySelectorAll('*')]
        .filter(e => !e.closest('svg.defs') && e.getBoundingClientRect().right > 360.5)
        .map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40)).join()""";

  @Test
  void isDarkForThoseWhoLikeItDark() throws Exception {
    assertThat(brightness(Screen.DESK)).isGreaterThan(220);
    assertThat(brightness(Screen.DESK.darkened())).isLessThan(40);
  }

  private static double brightness(Screen screen) throws Exception {
    String colour =
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
            + ".reduce((a, b) => a + b) / 3";
    return Double.parseDouble(open(pages.get("changed"), screen).evaluate(colour));
  }

  @Test
  void canBeReadByWeakEyes() throws Exception {
    for (String name : pages.keySet()) {
      for (Screen screen : new Screen[] {Screen.PHONE, Screen.PHONE.darkened()}) {
        assertThat(open(pages.get(name), screen).evaluate(CONTRAST)).as(name).isEmpty();
      }
    }
  }

  /** Texts whose contrast is below 4.5 to 1 (WCAG 2.2, 1.4.3). */
  private static final String CONTRAST =
      """
      (() => {
        const numbers = c => c.match(/[\\d.]+/g).map(Number);
        const light = c => numbers(c).slice(0, 3).map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const clear = c => c === 'transparent' || numbers(c)[3] === 0;
        const ground = e => {
          const c = getComputedStyle(e).backgroundColor;
          return clear(c) && e.parentElement ? ground(e.parentElement) : c;
        };
        const faint = e => {
          const a = light(getComputedStyle(e).color), b = light(ground(e));
          return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
        };
        return [...document.body.querySelectorAll('*')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .filter(e => !e.closest('svg')).filter(faint)
          .map(e => e.tagName + '.' + e.className).join();
      })()""";

  @Test
  void printsAllPagesOfIt() throws Exception {
    String pdf =
        new String(open(pages.get("large"), Screen.DESK).print(), StandardCharsets.ISO_8859_1);

    assertThat(pdf).startsWith("%PDF-").contains("%%EOF").hasSizeGreaterThan(10_000);
  }
}
