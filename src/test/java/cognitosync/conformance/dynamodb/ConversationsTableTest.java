package cognitosync.conformance.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.conformance.DocumentedTable;
import cognitosync.conformance.dynamodb.Conversation.Difference;
import cognitosync.conformance.dynamodb.Conversation.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps the documented tables up to date with the conversations. */
class ConversationsTableTest {
    private static final List<String> OPERATIONS = List.of(
            "GetItem",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "Query",
            "Scan",
            "TransactGetItems",
            "TransactWriteItems",
            "DescribeTable",
            "ListTables");

    private final List<Conversation> all = Conversations.of("me");

    @Test
    void document_matchesTheConversations() throws IOException {
        DocumentedTable.assertRight(
                text -> DocumentedTable.replaced(DocumentedTable.replaced(text, operations()), differences()));
    }

    @Test
    void everyOperation_isCalled() {
        assertThat(all.stream().flatMap(conversation -> conversation.exchanges().stream()))
                .extracting(Exchange::operation)
                .containsAll(OPERATIONS);
    }

    @Test
    void everyDifference_differs_andNamesAPageOfAws() {
        assertThat(all.stream()
                        .flatMap(conversation -> conversation.exchanges().stream())
                        .filter(exchange -> exchange.dynalite().isPresent()))
                .isNotEmpty()
                .allSatisfy(exchange -> {
                    Difference difference = exchange.dynalite().orElseThrow();
                    assertThat(difference.outcome()).isNotEqualTo(exchange.expected());
                    assertThat(difference.source()).startsWith("https://docs.aws.amazon.com/amazondynamodb/latest/");
                });
    }

    private List<String> operations() {
        List<String> lines = new ArrayList<>();
        lines.add("| operation of DynamoDB | Java v2 | JavaScript v3 | dynalite | different |");
        lines.add("| --- | ---: | ---: | ---: | ---: |");
        for (String operation : OPERATIONS) {
            long calls = calls(operation, false, false);
            lines.add("| `" + operation + "` | " + calls + " | " + calls + " |" + cell(calls(operation, true, false))
                    + cell(calls(operation, true, true)));
        }
        return lines;
    }

    private static String cell(long count) {
        return count == 0 ? " |" : " " + count + " |";
    }

    private long calls(String operation, boolean withDynalite, boolean otherwise) {
        return all.stream()
                .filter(conversation -> !withDynalite || conversation.isCoveredByDynalite())
                .flatMap(conversation -> conversation.exchanges().stream())
                .filter(exchange -> exchange.operation().equals(operation))
                .filter(exchange -> !otherwise || exchange.dynalite().isPresent())
                .count();
    }

    private List<String> differences() {
        Map<String, Set<String>> pages = new LinkedHashMap<>();
        for (Conversation conversation : all) {
            for (Exchange exchange : conversation.exchanges()) {
                Optional<Difference> difference = exchange.dynalite();
                difference.ifPresent(found -> pages.computeIfAbsent(found.because(), because -> new LinkedHashSet<>())
                        .add("[" + page(found.source()) + "](" + found.source() + ")"));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("| dynalite | decided by |");
        lines.add("| --- | --- |");
        pages.forEach((because, sources) -> lines.add("| " + because + " | " + String.join(", ", sources) + " |"));
        return lines;
    }

    // The name of the page: Constraints for
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits.
    private static String page(String source) {
        return source.substring(source.lastIndexOf('/') + 1).replaceAll("[.]html.*", "");
    }
}
