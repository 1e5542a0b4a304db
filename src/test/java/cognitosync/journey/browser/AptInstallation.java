package cognitosync.journey.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Installs packages with <a href="https://manpages.debian.org/bookworm/apt/apt-get.8.en.html">apt-get</a>, as root. */
record AptInstallation(List<String> packages) {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    /** Only root can write here, so no other user can hold the lock or replace the file. */
    private static final Path LOCK = Path.of("/run/cognito-sync-browsers.lock");

    AptInstallation {
        packages = List.copyOf(packages);
    }

    /** Runs this while no other build on this machine does: apt's own lock on its lists does not wait. */
    static <T> T alone(Supplier<T> installation) {
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            return installation.get();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of the browser installation, " + LOCK + ", could not be had", e);
        }
    }

    /** Says what it is about to do, then does it. */
    void run(Consumer<String> announcement) {
        announcement.accept("Installing %s with apt-get for the browser journeys (-Dbrowsers.install=false to refuse)."
                .formatted(String.join(" ", packages)));
        aptGet(List.of("update"));
        List<String> install = new ArrayList<>(List.of("install", "-y", "--no-install-recommends"));
        install.addAll(packages);
        aptGet(install);
    }

    private static void aptGet(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"));
        command.addAll(arguments);
        String shown = String.join(" ", command);
        try {
            Path output = Files.createTempFile("apt-get", ".log");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
                Process process = builder.start();
                process.getOutputStream().close();
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroy();
                    throw new BrowsersMissingException(
                            "`%s` did not end within %d minutes. Run it yourself, then this again."
                                    .formatted(shown, LIMIT.toMinutes()));
                }
                if (process.exitValue() != 0) {
                    throw new BrowsersMissingException(
                            "`%s` ended with %d. Run it yourself, then this again. It said:%n%s"
                                    .formatted(shown, process.exitValue(), LogTail.of(output)));
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new BrowsersMissingException("`%s` could not be run: %s".formatted(shown, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrowsersMissingException("`%s` was interrupted.".formatted(shown), e);
        }
    }
}
