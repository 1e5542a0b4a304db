package cognitosync.conformance;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which operation is checked with which client, and by how many tests, as read from the suite. */
record ConformanceTable(List<ContractTest> tests) {
    private static final String FIRST_COLUMN = "| operation of Cognito Sync |";

    static ConformanceTable of(Class<?> suite) {
        return new ConformanceTable(Stream.of(suite.getInterfaces())
                .flatMap(part -> Stream.of(part.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(ContractTest.class))
                .map((Method method) -> method.getAnnotation(ContractTest.class))
                .toList());
    }

    long tests(Operation operation, Client client) {
        return tests.stream()
                .filter(test -> List.of(test.operations()).contains(operation))
                .filter(test -> List.of(test.clients()).contains(client))
                .count();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(FIRST_COLUMN
                + Arrays.stream(Client.values())
                        .map(client -> " " + client.column() + " |")
                        .collect(Collectors.joining()));
        lines.add("| --- |" + " ---: |".repeat(Client.values().length));
        for (Operation operation : Operation.values()) {
            lines.add("| `" + operation + "` |"
                    + Arrays.stream(Client.values())
                            .map(client -> tests(operation, client))
                            .map(count -> count == 0 ? " |" : " " + count + " |")
                            .collect(Collectors.joining()));
        }
        return lines;
    }

    /** The text with the table that it holds replaced by this one. */
    String in(String text) {
        return DocumentedTable.replaced(text, lines());
    }
}
