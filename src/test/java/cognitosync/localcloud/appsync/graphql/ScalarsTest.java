package cognitosync.localcloud.appsync.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that the scalars of AppSync take, as literals, variables and results, and those that they refuse. */
class ScalarsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    AWSDate      | 1970-01-01                     | true
                    AWSDate      | 1970-01-01Z                    | true
                    AWSDate      | 1970-01-01-07:00               | true
                    AWSDate      | 1970-01-01+05:30               | true
                    AWSDate      | 1970-02-30                     | false
                    AWSDate      | 1970-1-1                       | false
                    AWSTime      | 12:30                          | true
                    AWSTime      | 12:30:24.500+05:30             | true
                    AWSTime      | 12:30Z                         | true
                    AWSTime      | 24:30                          | false
                    AWSTime      | 12                             | false
                    AWSDateTime  | 1970-01-01T12:30:00.000Z       | true
                    AWSDateTime  | 1970-01-01T12:30:00-07:00      | true
                    AWSDateTime  | 1970-01-01T12:30:00            | false
                    AWSDateTime  | 1970-01-01Z T12:30:00Z         | false
                    AWSDateTime  | 1970-01-01                     | false
                    AWSEmail     | username@example.com           | true
                    AWSEmail     | user name@example.com          | false
                    AWSEmail     | example.com                    | false
                    AWSURL       | https://www.amazon.com/        | true
                    AWSURL       | mailto:example@example.com     | true
                    AWSURL       | www.amazon.com                 | false
                    AWSURL       | https://www.amazon.com//a      | false
                    AWSPhone     | +1 206-555-0100                | true
                    AWSPhone     | 5                              | false
                    AWSPhone     | call me                        | false
                    AWSIPAddress | 127.0.0.1                      | true
                    AWSIPAddress | 123.123.123.123/16             | true
                    AWSIPAddress | ::ffff:1.2.3.4                 | true
                    AWSIPAddress | 1a2b:3c4b::1234:4567/64        | true
                    AWSIPAddress | 256.0.0.1                      | false
                    AWSIPAddress | 127.0.0.1/33                   | false
                    AWSIPAddress | 1::2::3                        | false
                    AWSJSON      | {\\"a\\":1}                      | true
                    AWSJSON      | {a: 1}                         | false
                    """)
    void text_isTakenAsDocumented(String type, String text, boolean isValid) {
        EngineFixture api = new EngineFixture("type Query { take(v: " + type + "): Boolean give: " + type + " }");
        api.responding("Query.take", "return true;");
        assertThat(api.answer("{ take(v: \"" + text + "\") }").equals("{'data':{'take':true}}"))
                .as("literal")
                .isEqualTo(isValid);
        assertThat(api.answer("query($v: " + type + ") { take(v: $v) }", "{\"v\": \"" + text + "\"}")
                        .equals("{'data':{'take':true}}"))
                .as("variable")
                .isEqualTo(isValid);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    AWSDateTime  | '1970-01-01T12:30:00Z' | '1970-01-01T12:30:00Z'
                    AWSDateTime  | 'now'                  | null
                    AWSTimestamp | -5                     | -5
                    AWSTimestamp | 1.5                    | null
                    AWSJSON      | {a: [1, null]}         | '{\\'a\\':[1,null]}'
                    AWSJSON      | 'text'                 | '\\'text\\''
                    AWSEmail     | 5                      | null
                    """, quoteCharacter = '~')
    void result_isWrittenAsDocumented(String type, String value, String written) {
        EngineFixture api = new EngineFixture("type Query { give: " + type + " }");
        api.responding("Query.give", "return " + value + ";");
        assertThat(api.answer("{ give }")).startsWith("{'data':{'give':" + written + "}");
        assertThat(api.answer("{ give }").contains("Can't serialize value (/give)"))
                .isEqualTo(written.equals("null"));
    }

    @ParameterizedTest
    @CsvSource({"5, true", "-5, true", "4294967296, true", "5.5, false", "99999999999999999999, false"})
    void timestamp_isAWholeNumber(String number, boolean isValid) {
        EngineFixture api = new EngineFixture("type Query { take(v: AWSTimestamp): Boolean }");
        api.responding("Query.take", "return true;");
        assertThat(api.answer("{ take(v: " + number + ") }").contains("'take':true"))
                .isEqualTo(isValid);
        assertThat(api.answer("query($v: AWSTimestamp) { take(v: $v) }", "{'v': " + number + "}")
                        .contains("'take':true"))
                .isEqualTo(isValid);
    }
}
