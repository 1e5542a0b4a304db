package cognitosync.conformance.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.conformance.DocumentedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Keeps the documented table of operations of user pools up to date with the tests that call them. */
class UserPoolsTableTest {
    private static final List<Class<?>> CLIENTS =
            List.of(AmplifyAuthIT.class, IdentityJsIT.class, JavaSdkIT.class, JavascriptSdkIT.class);

    @Test
    void document_hasTheTableOfTheTests() throws IOException {
        DocumentedTable.assertRight(text -> DocumentedTable.replaced(text, lines()));
    }

    @Test
    void everyOperationOfTheTests_isOneOfTheSdk() {
        List<String> known = Stream.of(CognitoIdentityProviderClient.class.getMethods())
                .map(method -> method.getName().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(counts().keySet())
                .allSatisfy(operation -> assertThat(known).contains(operation.toLowerCase(Locale.ROOT)));
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| operation of user pools | aws-amplify | amazon-cognito-identity-js | Java v2 | JavaScript v3 |");
        lines.add("| --- | ---: | ---: | ---: | ---: |");
        counts().forEach((operation, counts) -> {
            StringBuilder line = new StringBuilder("| `" + operation + "` |");
            for (int count : counts) {
                line.append(count == 0 ? " |" : " " + count + " |");
            }
            lines.add(line.toString());
        });
        return lines;
    }

    private static Map<String, int[]> counts() {
        Map<String, int[]> counts = new TreeMap<>();
        for (int i = 0; i < CLIENTS.size(); i++) {
            int column = i;
            Stream.of(CLIENTS.get(i).getDeclaredMethods())
                    .map(method -> Optional.ofNullable(method.getAnnotation(Calls.class)))
                    .flatMap(Optional::stream)
                    .flatMap(calls -> Stream.of(calls.value()))
                    .forEach(
                            operation -> counts.computeIfAbsent(operation, first -> new int[CLIENTS.size()])[column]++);
        }
        return counts;
    }
}
