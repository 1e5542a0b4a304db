package cognitosync.device.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.RemoteRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFolderTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    /** Every place would take long. */
    private static final int STEP = 37;

    @TempDir
    Path folder;

    @Test
    void line_isReadAsItWasWritten() {
        ExportLine line = dataset("eu-west-1:1", "d", "a \" é \n \u2028 value");
        assertThat(ExportLine.parse(line.text())).contains(line);
        ExportLine identity = new ExportLine.Identity("eu-west-1:1", List.of("provider"), 1);
        assertThat(ExportLine.parse(identity.text())).contains(identity);
    }

    @Test
    void line_withAnyCharacterChanged_isNotRead() {
        String text = dataset("eu-west-1:1", "d", "v").text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(ExportLine.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    /** Wherever the process was killed, what is whole stays and the rest is fetched again. */
    @Test
    void fileCutAnywhere_goesOnAfterTheLastWholeIdentity() throws IOException {
        byte[] whole = threeIdentities();
        int end = 0;
        for (int length = 0; length <= whole.length; length++) {
            if (length > 0 && whole[length - 1] == '\n' && closesIdentity(whole, length)) {
                end = length;
            }
            if (length % STEP != 0 && !isNearTheEndOfALine(whole, length)) {
                continue;
            }
            Files.write(lines(), Arrays.copyOf(whole, length));
            try (ExportFile file = ExportFile.open(new ExportFolder(folder))) {
                assertThat(Files.size(lines())).as("cut at %d", length).isEqualTo(end);
                assertThat(file.has("eu-west-1:3")).isEqualTo(length == whole.length);
            }
        }
    }

    @Test
    void fileChangedBeforeItsEnd_isRefused() throws IOException {
        byte[] whole = threeIdentities();
        whole[10] ^= 1;
        Files.write(lines(), whole);
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> ExportFile.open(new ExportFolder(folder)))
                .withMessageContaining("Line 1 of ")
                .withMessageContaining("checksum differs");
    }

    /** One line without an end, as a cut-off one is, but in a file of another program. */
    @Test
    void linesOfSomebodyElse_stayAsTheyAre() throws IOException {
        for (String text : List.of("my notes", "{\"a\": 1}", "a\nb\n", "{\"kind\":\"dataset\"}\n", "\n")) {
            Files.writeString(lines(), text);
            Files.setPosixFilePermissions(lines(), PosixFilePermissions.fromString("rw-------"));
            assertThatExceptionOfType(DeviceException.class)
                    .as(text)
                    .isThrownBy(() -> new Export(null, "pool", false, 1, null, null).into(folder, List::of))
                    .withMessageContaining("already exists and is not part of an export");
            assertThat(folder.resolve("manifest.json")).doesNotExist();
            // Nor under a manifest.
            assertThatExceptionOfType(DeviceException.class)
                    .as(text)
                    .isThrownBy(() -> ExportFile.open(new ExportFolder(folder)))
                    .withMessageContaining("Line 1 of ");
            assertThat(Files.readString(lines())).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "dangling", "second name", "open to others", "folder"})
    void whatIsInPlaceOfTheLines_isRefused_andStays(String what) throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign"), "{\"kind\":");
        Path export = folder.resolve("export");
        Path lines = export.resolve("records.ndjson");
        new ExportFolder(export).write(new Manifest("pool", false, AT, Optional.empty()));
        switch (what) {
            case "link" -> Files.createSymbolicLink(lines, foreign);
            case "dangling" -> Files.createSymbolicLink(lines, folder.resolve("absent"));
            case "second name" -> {
                Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rw-------"));
                Files.createLink(lines, foreign);
            }
            case "folder" -> Files.createDirectory(lines);
            default -> {
                Files.copy(foreign, lines);
                Files.setPosixFilePermissions(lines, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
        }
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> new Export(null, "pool", false, 1, null, null).into(export, List::of))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(DeviceException.Kind.INVALID_FILE))
                .withMessageContaining("records.ndjson ");
        assertThat(foreign).hasContent("{\"kind\":");
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void completeExport_isReadWhole_andALineLessIsRefused() throws IOException {
        threeIdentities();
        ExportFolder export = new ExportFolder(folder);
        export.write(new Manifest("pool", false, AT, Optional.empty())
                .completed(new Manifest.Completion(AT, new Tally(3, 3, 3), export.scan(ExportFolder::ignore))));
        List<String> read = new ArrayList<>();
        export.readWhole(line -> read.add(line.identityId()));
        assertThat(read).hasSize(6);

        List<String> fewer = Files.readAllLines(lines()).subList(0, 5);
        Files.write(lines(), fewer);
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> export.readWhole(line -> read.add("must not be read")))
                .withMessageContaining("its manifest says 3 identities");
        assertThat(read).hasSize(6);
    }

    @Test
    void recordThatNoDatasetTakes_isNamedByItsLine_beforeAnythingIsImported() throws IOException {
        for (ExportLine.Dataset bad :
                List.of(dataset("eu-west-1:1", "d", "\ud83d"), dataset("eu-west-1:1", "..", "v"))) {
            Files.deleteIfExists(lines());
            try (ExportFile file = ExportFile.open(new ExportFolder(folder))) {
                file.add(List.of(
                        dataset("eu-west-1:1", "good", "v"),
                        bad,
                        new ExportLine.Identity("eu-west-1:1", List.of(), 2)));
            }
            // A lone surrogate reaches a file as an escape only.
            String escaped = Files.readString(lines()).replace("\"?\"", "\"\\ud83d\"");
            Files.writeString(lines(), resealed(escaped));
            ExportFolder export = new ExportFolder(folder);
            export.write(new Manifest("pool", false, AT, Optional.empty())
                    .completed(new Manifest.Completion(AT, new Tally(1, 2, 2), export.scan(ExportFolder::ignore))));
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(() -> new Import(null, false, 1, null, null).from(folder, Optional::of))
                    .withMessageStartingWith("Line 2 of ")
                    .withMessageEndingWith("Nothing was imported.");
        }
    }

    private static String resealed(String lines) {
        return lines.lines()
                .map(line -> Checksum.seal(line.replaceFirst(",\"sha256\":\"[0-9a-f]+\"}$", "}")) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void exportOfOneUser_mayHoldNothing() throws IOException {
        ExportFolder export = new ExportFolder(folder);
        export.write(new Manifest("pool", true, AT, Optional.empty())
                .completed(new Manifest.Completion(AT, Tally.NOTHING, export.scan(ExportFolder::ignore))));
        assertThat(Import.onlyIdentity(folder)).isEmpty();

        Files.createFile(lines());
        assertThat(Import.onlyIdentity(folder)).isEmpty();
    }

    @Test
    void identityMap_thatMixesIdentities_isRefused() throws IOException {
        Path map = folder.resolve("map.csv");
        Files.writeString(map, "eu-west-1:a1,eu-west-1:b1\n\neu-west-1:a2 , eu-west-1:b2\n");
        assertThat(IdentityMap.read(map)).hasSize(2).containsEntry("eu-west-1:a2", "eu-west-1:b2");
        for (String broken : List.of("eu-west-1:a3,eu-west-1:b1", "eu-west-1:a1,eu-west-1:b3", "old,new", "x")) {
            Files.writeString(map, "eu-west-1:a1,eu-west-1:b1\n" + broken);
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(() -> IdentityMap.read(map))
                    .withMessageStartingWith("Line 2 of the identity map");
        }
    }

    private static boolean isNearTheEndOfALine(byte[] bytes, int length) {
        return IntStream.rangeClosed(length - 2, length).anyMatch(i -> i >= 0 && i < bytes.length && bytes[i] == '\n');
    }

    private byte[] threeIdentities() throws IOException {
        Files.deleteIfExists(lines());
        try (ExportFile file = ExportFile.open(new ExportFolder(folder))) {
            for (int i = 1; i <= 3; i++) {
                String id = "eu-west-1:" + i;
                file.add(List.of(dataset(id, "d", "é" + i), new ExportLine.Identity(id, List.of(), 1)));
            }
        }
        return Files.readAllBytes(lines());
    }

    private static boolean closesIdentity(byte[] bytes, int length) {
        String text = new String(bytes, 0, length - 1, StandardCharsets.UTF_8);
        return text.substring(text.lastIndexOf('\n') + 1).startsWith("{\"kind\":\"identity\"");
    }

    private Path lines() {
        return folder.resolve("records.ndjson");
    }

    private static ExportLine.Dataset dataset(String identityId, String name, String value) {
        return new ExportLine.Dataset(
                identityId,
                name,
                7,
                List.of(new RemoteRecord(
                        "key", Optional.of(value), 5, AT, Optional.of("123456789012"), Optional.of(AT))));
    }
}
