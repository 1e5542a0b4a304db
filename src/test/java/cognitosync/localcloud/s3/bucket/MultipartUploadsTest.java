package cognitosync.localcloud.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.s3.S3;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import cognitosync.localcloud.store.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartUploadsTest {
    @TempDir
    Path folder;

    @Test
    void put_ofMoreThanTheMostBytes_isRefused_butTheSamePartAgainIsNot() {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(S3.schema()))) {
            MultipartUploads uploads = new MultipartUploads(database, InstantSource.system(), 10);
            String id = uploads.begin("site", "key", new MultipartUploads.Upload(new TreeMap<>(), Optional.empty()));
            uploads.put(id, part(1, 6));
            uploads.put(id, part(1, 6));
            uploads.put(id, part(2, 4));
            assertThatThrownBy(() -> uploads.put(id, part(3, 1))).isInstanceOf(S3Exception.class);
            assertThat(uploads.parts(id)).hasSize(2);
            MultipartUploads smaller = new MultipartUploads(database, InstantSource.system(), 9);
            assertThatThrownBy(() -> smaller.parts(id)).isInstanceOf(S3Exception.class);
        }
    }

    private static MultipartUploads.Part part(int number, int length) {
        return new MultipartUploads.Part(number, new byte[length], "etag");
    }
}
