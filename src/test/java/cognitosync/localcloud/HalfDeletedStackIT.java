package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stack of the assembly, whose deletion the end of the program cut off. */
@Timeout(120)
class HalfDeletedStackIT {
    @TempDir
    Path folder;

    @Test
    void start_endsTheDeletion_andDeploysTheStackAnew() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), """
                {"version": "54.0.0", "artifacts": {"Demo": {"type": "aws:cloudformation:stack",
                   "properties": {"templateFile": "Demo.template.json"}}}}
                """);
        Files.writeString(folder.resolve("Demo.template.json"), """
                {"Resources": {"Box": {"Type": "AWS::S3::Bucket"}},
                 "Outputs": {"Id": {"Value": {"Ref": "AWS::StackId"}}, "Bucket": {"Value": {"Ref": "Box"}}}}
                """);
        Map<String, String> before = outputsOfAStart();
        try (Database database = Database.open(folder.resolve("data/local.sqlite"), Wiring.schemas())) {
            database.write(t -> t.update("UPDATE stack SET status = 'DELETE_IN_PROGRESS'"));
        }
        Map<String, String> after = outputsOfAStart();
        assertThat(after.get("Id")).isNotEqualTo(before.get("Id"));
        assertThat(after.get("Bucket")).isNotEqualTo(before.get("Bucket"));
        assertThat(outputsOfAStart()).isEqualTo(after);
    }

    private Map<String, String> outputsOfAStart() {
        try (LocalCloud cloud = TestCloud.of(folder, folder)) {
            return cloud.outputs().get("Demo");
        }
    }
}
