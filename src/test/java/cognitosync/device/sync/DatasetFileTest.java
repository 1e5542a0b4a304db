package cognitosync.device.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.files.PrivateFiles;
import cognitosync.device.remote.RemoteRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFileTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123Z");

    @TempDir
    Path folder;

    @Test
    void state_isReadAsItWasWritten() {
        RemoteRecord remote =
                new RemoteRecord("a/b:ü", Optional.of("1"), 3, AT, Optional.of("somebody"), Optional.of(AT));
        RemoteRecord tombstone = new RemoteRecord("t", Optional.empty(), 4, AT, Optional.empty(), Optional.empty());
        Edit edit = new Edit(Optional.of("2"), AT);
        State state = State.EMPTY
                .withSyncCount(4)
                .withEntries(Map.of(
                        "a/b:ü",
                        new Entry(
                                Optional.of(remote),
                                Optional.of(edit),
                                List.of(edit, Edit.removal(AT)),
                                Optional.of(remote)),
                        "t",
                        Entry.of(tombstone)));
        file("me", "preference").change(before -> state);
        assertThat(file("me", "preference").state()).isEqualTo(state);
    }

    @Test
    void datasets_whoseNamesDifferInCaseOrOwner_areKeptApart() {
        List<DatasetFile> files = List.of(file("me", "a"), file("me", "A"), file("me", "a.b"), file("you", "a"));
        for (int i = 0; i < files.size(); i++) {
            String value = "v" + i;
            files.get(i).change(before -> before.edited("k", Edit.set(value, AT)));
        }
        for (int i = 0; i < files.size(); i++) {
            assertThat(files.get(i).state().get("k")).contains("v" + i);
        }
    }

    /** Nothing that one backend's copy knows is true of the other's dataset. */
    @Test
    void copiesOfTwoBackends_areKeptApart() {
        DatasetFile table = file("dynamodb/eu-west-1/table", "me", "a");
        DatasetFile other = file("dynamodb/eu-west-1/other", "me", "a");
        file("me", "a").change(before -> before.edited("k", Edit.set("sync", AT)));
        table.change(before -> before.edited("k", Edit.set("table", AT)));
        assertThat(other.state()).isEqualTo(State.EMPTY);
        assertThat(file("me", "a").state().get("k")).contains("sync");
        assertThat(table.state().get("k")).contains("table");
    }

    /** Copies of earlier versions are found: SHA-256 of pool/me/a. */
    @Test
    void copyOfCognitoSync_hasTheNameThatItAlwaysHad() throws IOException {
        file("me", "a").change(before -> before.edited("k", Edit.set("v", AT)));
        try (Stream<Path> files = Files.list(folder.resolve("home").resolve("datasets"))) {
            assertThat(files.map(Path::getFileName))
                    .contains(Path.of("40658507a3f6985af968942725257f80b06e2366e72c56b0f3dcad3871e92fc1.json"));
        }
    }

    @Test
    void fileThatIsBroken_isRefusedWithASentence() throws IOException {
        DatasetFile file = file("me", "a");
        file.change(before -> before.edited("k", Edit.set("v", AT)));
        try (Stream<Path> files = Files.list(folder.resolve("home").resolve("datasets"))) {
            Files.writeString(files.findFirst().orElseThrow(), "{");
        }
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(file::state)
                .withMessageContaining("is not a complete copy of the dataset \"a\"");
    }

    private DatasetFile file(String identity, String name) {
        return file("", identity, name);
    }

    private DatasetFile file(String place, String identity, String name) {
        return new DatasetFile(
                new PrivateFiles(folder.resolve("home")), new DatasetAddress(place, "pool", identity, name));
    }
}
