package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolTest {
    @AutoClose
    private final DynamoDbFixture fixture = new DynamoDbFixture();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ListTables | {} | 200 |",
                "ListTables | {\"Limit\": 0} | 400 | com.amazon.coral.validate#ValidationException",
                "ListTables | [] | 400 | com.amazon.coral.service#SerializationException",
                "ListTables | { | 400 | com.amazon.coral.service#SerializationException",
                "DescribeTable | {\"TableName\": \"nowhere\"} | 400 | com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
                "DeleteTable | {} | 400 | com.amazon.coral.service#UnknownOperationException",
            })
    void response_hasItsChecksum_andItsErrorType(String operation, String body, int status, String type) {
        DynamoDbFixture.Answer answer = fixture.call(operation, body);
        Response response = answer.response();
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers().first("Content-Type")).contains("application/x-amz-json-1.0");
        assertThat(response.headers().first("x-amzn-RequestId")).isPresent();
        CRC32 checksum = new CRC32();
        checksum.update(response.body());
        assertThat(response.headers().first("x-amz-crc32")).contains(String.valueOf(checksum.getValue()));
        assertThat(answer.body().path("__type").asText(null)).isEqualTo(type);
    }
}
