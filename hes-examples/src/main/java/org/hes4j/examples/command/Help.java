package org.hes4j.examples.command;

import java.io.PrintStream;
import java.util.List;
import java.util.StringTokenizer;

/** What {@code --help} prints: the options by what they are for, eighty columns wide. */
final class Help {
  private static final int WIDTH = 80;
  private static final int LEFT = 30;
  private static final int GAP = 2;

  private static final List<String> EXITS =
      List.of(
          "0  done, or already in step",
          "1  unexpected, or done but an output could not be written",
          "2  usage",
          "3  refused by the service, or no answer from it",
          "4  the source was not read whole, or has no valid recipient",
          "5  stopped before any write",
          "6  another run is under way",
          "7  verification failed",
          "8  out of step (plan --check)");

  private final PrintStream out;

  Help(PrintStream out) {
    this.out = out;
  }

  void print() {
    out.println("Usage: imhs-cmd -a ACTION [-t TYPE] [OPTION]...");
    out.println("       imhs-cmd demo");
    out.println();
    out.println("Keeps the recipient lists of a Hosted Email Security account in step with a");
    out.println("directory. demo shows all of it on a sample directory and an emulated service,");
    out.println("and needs nothing.");
    Options.SECTIONS.forEach(this::print);
    out.println();
    out.println("What the command line does not say, the environment says, or else the");
    out.println("configuration file: its names are those of the options without the dashes. A");
    out.println("secret stands in a file, in the environment, or in the configuration file as");
    out.println("api-key, bind-password and so on. --NAME=false turns a switch off; a value that");
    out.println("begins with a dash is written --NAME=-VALUE.");
    out.println();
    out.println("Exit status:");
    EXITS.forEach(exit -> out.println("  " + exit));
    out.flush();
  }

  private void print(Section section) {
    out.println();
    out.println(section.title() + ":");
    section.settings().forEach(this::print);
  }

  /** Names on the left; where they are too long, what they are for begins on the next line. */
  private void print(Setting<?> setting) {
    StringBuilder line = new StringBuilder("  ");
    line.append(setting.letter() == null ? "    " : "-" + setting.letter() + ", ");
    line.append("--").append(setting.name());
    if (!setting.isSwitch()) {
      line.append(' ').append(setting.label());
    }
    if (line.length() + GAP > LEFT) {
      out.println(line);
      line.setLength(0);
    }
    StringTokenizer words = new StringTokenizer(setting.help());
    boolean first = true;
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        out.println(line);
        line.setLength(0);
        first = true;
      }
      line.append(first ? " ".repeat(LEFT - line.length()) : " ").append(word);
      first = false;
    }
    out.println(line);
  }
}
