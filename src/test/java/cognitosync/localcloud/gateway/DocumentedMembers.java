package cognitosync.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The members that AWS documents of each operation's input. */
public final class DocumentedMembers {
    private DocumentedMembers() {}

    /** Demands that each is honoured, knowingly ignored, or refused, and that nothing else is. */
    public static void demandOf(String service, List<QueryOperation> operations) throws IOException {
        try (InputStream file = DocumentedMembers.class.getResourceAsStream("/query/" + service + ".json")) {
            JsonNode documented = new ObjectMapper().readTree(file);
            assertThat(operations).extracting(QueryOperation::name).hasSize(documented.size());
            for (QueryOperation operation : operations) {
                Set<String> members = new TreeSet<>();
                documented.path(operation.name()).forEach(member -> members.add(member.asText()));
                Set<String> known = new TreeSet<>(operation.members().honoured());
                known.addAll(operation.members().ignored().keySet());
                known.addAll(operation.members().refused().keySet());
                assertThat(known).as(operation.name()).isEqualTo(members);
            }
        }
    }
}
