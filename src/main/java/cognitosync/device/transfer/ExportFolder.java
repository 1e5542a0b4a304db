package cognitosync.device.transfer;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.files.PrivateFiles;
import cognitosync.device.messages.Messages;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An export on disk, readable by its owner only, because it has the data of all users.
 *
 * @param path the folder
 */
record ExportFolder(Path path) {
    static final String LINES = "records.ndjson";
    private static final String MANIFEST = "manifest.json";
    private static final int END_OF_LINE = '\n';

    Path lines() {
        return path.resolve(LINES);
    }

    PrivateFiles files() {
        return new PrivateFiles(path);
    }

    Optional<Manifest> manifest() {
        return files().read(MANIFEST).map(Manifest::parse);
    }

    void write(Manifest manifest) {
        files().write(MANIFEST, manifest.text());
    }

    /**
     * Reads every line of a complete export, after all of them have been verified.
     *
     * @throws DeviceException before the first line is passed on, if one was changed
     */
    Manifest readWhole(Consumer<ExportLine> reader) {
        Manifest manifest = manifest().orElseThrow(this::noExport);
        Manifest.Completion end = manifest.completion().orElseThrow(this::incomplete);
        Tally[] tally = {Tally.NOTHING};
        String sha256 =
                scan(line -> tally[0] = tally[0].with(line.content().orElseThrow(() -> changed(line.number()))));
        if (!sha256.equals(end.sha256()) || !tally[0].equals(end.tally())) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("export.mismatch", path, tally[0], end.tally()));
        }
        scan(line -> reader.accept(line.content().orElseThrow(() -> changed(line.number()))));
        return manifest;
    }

    /**
     * Refuses lines without a manifest: an export writes the manifest first, so they are not from an export.
     *
     * @throws DeviceException before anything is changed in the folder
     */
    void refuseForeignLines() {
        if (Files.exists(lines(), LinkOption.NOFOLLOW_LINKS) && manifest().isEmpty()) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("export.foreign", lines(), MANIFEST));
        }
    }

    /**
     * A line of the file.
     *
     * @param number from 1
     * @param end offset of the next line
     * @param content empty if an export did not write it so
     * @param isCutOff whether it is the truncated last line of an export
     */
    record Found(long number, long end, Optional<ExportLine> content, boolean isCutOff) {}

    /** Takes a line that only counts for the SHA-256. */
    static void ignore(Found line) {}

    /** Reads all lines and returns the SHA-256 of the file; reads nothing if there is no file. */
    String scan(Consumer<Found> reader) {
        MessageDigest digest = Checksum.sha256();
        if (Files.notExists(lines())) {
            return Checksum.hex(digest);
        }
        if (!Files.isRegularFile(lines())) {
            throw new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("export.not-a-file", lines()));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(lines()), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 0;
            long end = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                end++;
                if (next == END_OF_LINE) {
                    number++;
                    reader.accept(
                            new Found(number, end, ExportLine.parse(line.toString(StandardCharsets.UTF_8)), false));
                    line.write(next);
                    digest.update(line.toByteArray());
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            if (line.size() > 0) {
                reader.accept(new Found(number + 1, end, Optional.empty(), beginsAsLine(line)));
                digest.update(line.toByteArray());
            }
            return Checksum.hex(digest);
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("export.unreadable", lines(), Reason.of(e)), e);
        }
    }

    private static boolean beginsAsLine(ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        return text.startsWith(ExportLine.BEGINNING) || ExportLine.BEGINNING.startsWith(text);
    }

    DeviceException changed(long number) {
        return new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("export.line", number, lines()));
    }

    private DeviceException noExport() {
        return new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("export.absent", path));
    }

    private DeviceException incomplete() {
        return new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("export.incomplete", path));
    }
}
