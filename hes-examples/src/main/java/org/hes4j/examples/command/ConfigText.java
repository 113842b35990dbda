package org.hes4j.examples.command;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a configuration file, and refuses what a properties file lets pass without a
 * word: a name that stands there twice, and one that belongs to the line before it.
 */
final class ConfigText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern NAME = Pattern.compile("\\s*([a-z-]+)\\s*[=:].*");

  private final Path file;

  ConfigText(Path file) {
    this.file = file;
  }

  /**
   * What the file says.
   *
   * @param names those that may begin a line
   * @throws UsageException when it cannot be read, or does not say what it seems to say
   */
  Properties read(Set<String> names) {
    String text = text();
    requireNoSwallowedNames(text.lines().toList(), names);
    Once properties = new Once();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw wrong("cannot be read as a properties file: a \\u has no four digits behind it");
    }
    if (!properties.again.isEmpty()) {
      throw wrong(
          "has names more than once: "
              + properties.again
              + "; a name stands there once, what can be given several times goes on the command"
              + " line");
    }
    return properties;
  }

  private String text() {
    if (Files.isDirectory(file)) {
      throw wrong("is a folder");
    }
    try {
      String text = Files.readString(file);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw wrong("does not exist");
    } catch (AccessDeniedException e) {
      throw wrong("may not be read by this user");
    } catch (IOException e) {
      throw wrong("cannot be read as text in UTF-8 (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** As a folder's name with a backslash at its end swallows the line that follows. */
  private void requireNoSwallowedNames(List<String> lines, Set<String> names) {
    for (int i = 1; i < lines.size(); i++) {
      Matcher name = NAME.matcher(lines.get(i));
      if (goesOn(lines.get(i - 1)) && name.matches() && names.contains(name.group(1))) {
        throw wrong(
            "has a backslash at the end of line %s, which makes line %s (%s) a part of it; write \\\\ for one backslash"
                .formatted(i, i + 1, name.group(1)));
      }
    }
  }

  /** An odd number of backslashes at its end; a comment never goes on. */
  private static boolean goesOn(String line) {
    String stripped = line.stripLeading();
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\\') {
      end--;
    }
    return (line.length() - end) % 2 == 1 && !stripped.startsWith("#") && !stripped.startsWith("!");
  }

  private UsageException wrong(String what) {
    return new UsageException("the configuration file " + file + " " + what);
  }

  /** Remembers names that come again, of which the last would win unseen. */
  private static final class Once extends Properties {
    private static final long serialVersionUID = 1L;

    private final TreeSet<String> again = new TreeSet<>();

    @Override
    public synchronized Object put(Object name, Object value) {
      if (containsKey(name)) {
        again.add(name.toString());
      }
      return super.put(name, value);
    }
  }
}
