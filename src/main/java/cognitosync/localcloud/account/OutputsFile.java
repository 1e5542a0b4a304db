package cognitosync.localcloud.account;

import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;

/**
 * {@code outputs.json}: says where everything is, once everything answers. The first object has the members of
 * {@code cdk deploy --outputs-file}.
 */
public final class OutputsFile {
    public static final String NAME = "outputs.json";

    private OutputsFile() {}

    public static void write(DataFolder folder, Map<String, Map<String, String>> outputs) {
        try {
            folder.write(
                    NAME, JsonProtocol.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(outputs) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Outputs could not be written as JSON.", e);
        }
    }
}
