package cognitosync.localcloud.appsync.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that ask for too much, or for what is not there: answered soon, and never by a failure of the program. */
@Timeout(10)
class GraphqlLimitsTest {
    private static final String SCHEMA = """
            type Query { loop: Loop many: [Loop!] n(i: Int, at: AWSDateTime): Int }
            type Loop { loop: Loop id: ID s: String }
            """;

    private final EngineFixture api = new EngineFixture(SCHEMA);

    private void assertMalformed(String query) {
        assertThatThrownBy(() -> api.answer(query))
                .isInstanceOf(GraphqlException.class)
                .hasMessage("Unable to parse GraphQL query.")
                .extracting(e -> ((GraphqlException) e).code())
                .isEqualTo("MalformedHttpRequestException");
    }

    @Test
    void bracesWithoutEnd_areMalformed() {
        assertMalformed("{".repeat(1_000_000));
        assertMalformed("{a" + "[".repeat(1_000_000));
        assertMalformed("{ a ".repeat(99));
        assertMalformed("{loop".repeat(101) + "}".repeat(101));
        assertMalformed("meow");
    }

    @Test
    void tooManyTokens_areMalformed() {
        assertMalformed("{ " + "n ".repeat(400_000) + "}");
        assertMalformed("{ n" + "@a".repeat(20_000) + "}");
        assertMalformed("{" + " ".repeat(900_000) + "}");
    }

    @Test
    void aliases_areLimited() {
        String aliases =
                IntStream.range(0, 4_000).mapToObj(i -> "a" + i + ":n").collect(Collectors.joining(" ", "{", "}"));
        assertThat(api.answer(aliases)).contains("'a3999':null");
    }

    @Test
    void fragmentCycle_isInvalid() {
        assertThat(api.answer(
                        "{ loop { ...A } } fragment A on Loop { loop { ...B } } fragment B on Loop { loop { ...A } }"))
                .startsWith("{'data':null,'errors':[")
                .contains("Validation error of type FragmentCycle: Fragment cycles not allowed");
    }

    @Test
    void fragmentsThatGrowByPowers_areInvalid() {
        String fragments = IntStream.range(0, 30)
                .mapToObj(i -> "fragment F" + i + " on Loop { a: loop { ...F" + (i + 1) + " } b: loop { ...F" + (i + 1)
                        + " } }")
                .collect(Collectors.joining(" "));
        assertThat(api.answer("{ loop { ...F0 } } " + fragments + " fragment F30 on Loop { id }"))
                .containsPattern("'data':null.*Query has [\\d,]+ fields which exceeds maximum allowed 10,000");
    }

    @Test
    void depthLimit_endsTheFieldsBelowIt_andAnswersTheOthers() {
        api.settings(false, 2, 0).responding("Query.loop", "return {id: 'a', loop: {id: 'b'}};");
        assertThat(api.answer("{ loop { id loop { id } } }"))
                .startsWith("{'data':{'loop':{'id':'a','loop':{'id':null}}},'errors':[{'path':['loop','loop','id'],")
                .contains("'errorType':'QueryDepthLimitReached'");
    }

    @Test
    void resolverCountLimit_endsTheResolversBehindIt() {
        api.settings(false, 0, 2).responding("Query.n", "return 1;");
        assertThat(api.answer("{ a: n b: n c: n }"))
                .startsWith("{'data':{'a':1,'b':1,'c':null},'errors':[{'path':['c'],")
                .contains("'errorType':'ResolverExecutionLimitReached'");
    }

    @Test
    void responseWithTooManyValues_isNotBuilt() {
        api.responding("Query.many", "return '" + ".".repeat(1_000) + "'.split('').map((one) => ({ id: one }));");
        String fields = IntStream.range(0, 250).mapToObj(i -> "a" + i + ":id").collect(Collectors.joining(" "));
        api.responding("Query.n", "return 1;");
        assertThat(api.answer("{ many {" + fields + "} n }"))
                .isEqualTo("{'data':null,'errors':[{'path':null,'locations':null,"
                        + "'message':'The response has more than 200000 values.'}]}");
        assertThat(api.details.get(0).path("fields"))
                .as("what follows is not resolved")
                .hasSize(1);
    }

    @Test
    void afterTheTimeOfARequest_noResolverRuns() {
        api.responding("Query.n", "return 1;");
        api.passing(Duration.ofSeconds(20));
        assertThat(api.answer("{ a: n b: n c: n }"))
                .startsWith("{'data':{'a':1,'b':null,'c':null}")
                .contains("'errorType':'ExecutionTimeout'");
    }

    @Test
    void introspection_isOffUnlessTheApiHasIt() {
        assertThat(api.answer("{ __schema { queryType { name } } }"))
                .isEqualTo("{'data':null,'errors':[{'path':null,'locations':[{'line':1,'column':3,'sourceName':null}],"
                        + "'message':'Validation error of type FieldUndefined: Field '__schema' in type 'Query' is undefined"
                        + " @ '__schema''}]}");
        assertThat(api.answer("{ loop { __typename } __typename }")).contains("'__typename':'Query'");
        assertThat(api.settings(true, 0, 0).answer("{ __schema { queryType { name } } }"))
                .isEqualTo("{'data':{'__schema':{'queryType':{'name':'Query'}}}}");
    }

    @Test
    void unknownField_isInvalidInAppSyncsWords() {
        assertThat(api.answer("{badfield}"))
                .isEqualTo("{'data':null,'errors':[{'path':null,'locations':[{'line':1,'column':2,'sourceName':null}],"
                        + "'message':'Validation error of type FieldUndefined: Field 'badfield' in type 'Query' is undefined"
                        + " @ 'badfield''}]}");
    }

    @Test
    void wrongScalars_areInvalid() {
        assertThat(api.answer("{ n(i: \"x\") }")).contains("Validation error of type WrongType");
        assertThat(api.answer("{ n(at: \"yesterday\") }"))
                .contains("Validation error of type WrongType", "AWSDateTime");
        assertThat(api.answer("query($i: Int) { n(i: $i) }", "{'i': 'x'}")).startsWith("{'data':null,'errors':[");
        assertThat(api.answer("query($i: Int!) { n(i: $i) }")).contains("'data':null", "'Int!'");
    }

    @Test
    void resolverThatAllocatesWithoutEnd_isAnErrorOfItsField_andLeavesNothingBehind() {
        api.responding("Query.loop", "const list = []; list.length = 500000000; list.fill(1); return {id: 'x'};")
                .responding("Query.n", "return 1;");
        assertThat(api.answer("{ loop { id } n }"))
                .startsWith("{'data':{'loop':null,'n':1},'errors':[{'path':['loop'],'data':null,'errorType':'Code',");
    }

    @Test
    void operationName_mustBeOneOfTheDocument() {
        assertThatThrownBy(() -> api.answer("query A { n } query B { n }"))
                .isInstanceOf(GraphqlException.class)
                .hasMessageContaining("operation");
    }
}
