package cognitosync.durability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A small disk of its own in memory, which can be filled and emptied. Making one takes Linux and root. */
final class FullDisk implements AutoCloseable {
    private static final int MEBIBYTES = 24;

    private final Path folder;

    private FullDisk(Path folder) {
        this.folder = folder;
    }

    /** Puts it over an empty folder; where that is not allowed, the test is skipped. */
    static FullDisk over(Path folder) throws IOException {
        Files.createDirectories(folder);
        boolean mounted = System.getProperty("os.name").equals("Linux")
                && run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "tmpfs", folder.toString()) == 0;
        Assumptions.assumeTrue(mounted, "Only root on Linux may make a small disk; DatabaseTest fills one without.");
        return new FullDisk(folder);
    }

    /** Takes all the room that is left. */
    void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            byte[] block = new byte[4096];
            for (int i = 0; i <= MEBIBYTES * 256; i++) {
                filler.write(block);
            }
            throw new AssertionError("The disk on " + folder + " took more than its size");
        } catch (IOException e) {
            if (Files.getFileStore(folder).getUsableSpace() > 0) {
                throw e;
            }
        }
    }

    /** Gives it back. */
    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        // Lazily: the process that still holds a file on it is about to end.
        run("umount", "-l", folder.toString());
    }

    private static int run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " did not end");
    }
}
