package org.hes4j.sync.journal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A disk on which something can happen before and after each step. Nobody pulls its plug, so
 * nothing is forced to it.
 */
public final class HookedDisk extends Disk {
  private final Hook hook;

  private HookedDisk(Hook hook) {
    this.hook = hook;
  }

  /** Is told of each step, as in {@code before rename backup.gz}. */
  public interface Hook {
    void at(String point) throws IOException;
  }

  public static Journal journal(Path directory, Hook hook) {
    return Journal.open(
        directory, URI.create("https://hes.example.com/"), "admin", new HookedDisk(hook));
  }

  private interface Step<T> {
    T take() throws IOException;
  }

  private <T> T step(String name, Path file, Step<T> step) throws IOException {
    String point = name + " " + shown(file);
    hook.at("before " + point);
    T result = step.take();
    hook.at("after " + point);
    return result;
  }

  private static String shown(Path file) {
    return file.getFileName().toString().replaceFirst("backup-[^.]*", "backup");
  }

  private interface Action {
    void take() throws IOException;
  }

  private void act(String name, Path file, Action action) throws IOException {
    step(
        name,
        file,
        () -> {
          action.take();
          return file;
        });
  }

  @Override
  void createFolder(Path folder) throws IOException {
    hook.at("before createFolder");
    super.createFolder(folder);
    hook.at("after createFolder");
  }

  @Override
  OutputStream create(Path file) throws IOException {
    OutputStream out = step("create", file, () -> super.create(file));
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        hook.at("before write " + shown(file));
        out.write(bytes, offset, length);
      }
    };
  }

  @Override
  void force(Path file) throws IOException {
    act("force", file, () -> {});
  }

  @Override
  void rename(Path from, Path to) throws IOException {
    act("rename", to, () -> super.rename(from, to));
  }

  @Override
  void forceFolder(Path folder) throws IOException {
    hook.at("before forceFolder");
    hook.at("after forceFolder");
  }

  @Override
  void append(Path file, byte[] bytes) throws IOException {
    act("append", file, () -> super.append(file, bytes));
  }

  @Override
  FileChannel open(Path file) throws IOException {
    return step("open", file, () -> super.open(file));
  }

  @Override
  void overwrite(FileChannel channel, byte[] bytes) throws IOException {
    hook.at("before overwrite lock");
    super.overwrite(channel, bytes);
    hook.at("after overwrite lock");
  }

  @Override
  void delete(Path file) throws IOException {
    act("delete", file, () -> super.delete(file));
  }
}
