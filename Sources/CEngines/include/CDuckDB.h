#pragma once

// DuckDB's C interface, as far as it is used.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t duckdb_index;
typedef struct duckdb_database_handle *duckdb_database;
typedef struct duckdb_connection_handle *duckdb_connection;
typedef struct duckdb_config_handle *duckdb_config;
typedef struct duckdb_statement_handle *duckdb_prepared_statement;
typedef struct duckdb_type_handle *duckdb_logical_type;
typedef struct duckdb_chunk_handle *duckdb_data_chunk;
typedef struct duckdb_vector_handle *duckdb_vector;
typedef struct duckdb_appender_handle *duckdb_appender;
typedef struct duckdb_value_handle *duckdb_value;
typedef struct duckdb_error_handle *duckdb_error_data;

// 0 is success.
typedef int duckdb_state;
typedef int duckdb_type;
typedef int duckdb_error_type;

enum {
  DUCK_BOOLEAN = 1,
  DUCK_TINYINT = 2,
  DUCK_SMALLINT = 3,
  DUCK_INTEGER = 4,
  DUCK_BIGINT = 5,
  DUCK_UTINYINT = 6,
  DUCK_USMALLINT = 7,
  DUCK_UINTEGER = 8,
  DUCK_UBIGINT = 9,
  DUCK_FLOAT = 10,
  DUCK_DOUBLE = 11,
  DUCK_TIMESTAMP = 12,
  DUCK_DATE = 13,
  DUCK_TIME = 14,
  DUCK_INTERVAL = 15,
  DUCK_HUGEINT = 16,
  DUCK_VARCHAR = 17,
  DUCK_BLOB = 18,
  DUCK_DECIMAL = 19,
  DUCK_TIMESTAMP_S = 20,
  DUCK_TIMESTAMP_MS = 21,
  DUCK_TIMESTAMP_NS = 22,
  DUCK_ENUM = 23,
  DUCK_LIST = 24,
  DUCK_STRUCT = 25,
  DUCK_MAP = 26,
  DUCK_UUID = 27,
  DUCK_UNION = 28,
  DUCK_BIT = 29,
  DUCK_TIME_TZ = 30,
  DUCK_TIMESTAMP_TZ = 31,
  DUCK_UHUGEINT = 32,
  DUCK_ARRAY = 33,
  DUCK_NULL = 36,
};

enum {
  DUCK_ERROR_OUT_OF_RANGE = 1,
  DUCK_ERROR_CONVERSION = 2,
  DUCK_ERROR_DIVIDE_BY_ZERO = 5,
  DUCK_ERROR_IO = 23,
  DUCK_ERROR_OUT_OF_MEMORY = 26,
  DUCK_ERROR_INTERRUPT = 29,
  DUCK_ERROR_FATAL = 30,
};

typedef struct {
  uint64_t obsolete_counts[3];
  void *obsolete_columns;
  char *obsolete_message;
  void *data;
} duckdb_result;

typedef struct {
  uint64_t lower;
  int64_t upper;
} duckdb_hugeint;

typedef struct {
  int32_t months;
  int32_t days;
  int64_t micros;
} duckdb_interval;

typedef struct {
  int32_t days;
} duckdb_date;

typedef struct {
  int64_t micros;
} duckdb_time;

typedef struct {
  int64_t micros;
} duckdb_timestamp;

// A text of 16 bytes: up to 12 bytes lie inside, after the length; longer ones lie behind the pointer.
typedef struct {
  uint32_t length;
  char prefix[4];
  const char *pointer;
} duckdb_text;

typedef struct {
  uint64_t offset;
  uint64_t length;
} duckdb_list_entry;

typedef struct {
  double percentage;
  uint64_t rows_processed;
  uint64_t total_rows_to_process;
} duckdb_query_progress_type;

// Library, database, connection
const char *duckdb_library_version(void);
void duckdb_free(void *pointer);
duckdb_state duckdb_create_config(duckdb_config *config);
duckdb_state duckdb_set_config(duckdb_config config, const char *name, const char *option);
void duckdb_destroy_config(duckdb_config *config);
duckdb_state duckdb_open_ext(const char *path, duckdb_database *database, duckdb_config config, char **error);
void duckdb_close(duckdb_database *database);
duckdb_state duckdb_connect(duckdb_database database, duckdb_connection *connection);
void duckdb_disconnect(duckdb_connection *connection);
void duckdb_interrupt(duckdb_connection connection);
duckdb_query_progress_type duckdb_query_progress(duckdb_connection connection);

// Statements
duckdb_state duckdb_prepare(duckdb_connection connection, const char *query, duckdb_prepared_statement *statement);
const char *duckdb_prepare_error(duckdb_prepared_statement statement);
void duckdb_destroy_prepare(duckdb_prepared_statement *statement);
duckdb_index duckdb_nparams(duckdb_prepared_statement statement);
const char *duckdb_parameter_name(duckdb_prepared_statement statement, duckdb_index index);
duckdb_state duckdb_bind_null(duckdb_prepared_statement statement, duckdb_index index);
duckdb_state duckdb_bind_boolean(duckdb_prepared_statement statement, duckdb_index index, bool value);
duckdb_state duckdb_bind_int64(duckdb_prepared_statement statement, duckdb_index index, int64_t value);
duckdb_state duckdb_bind_double(duckdb_prepared_statement statement, duckdb_index index, double value);
duckdb_state duckdb_bind_varchar_length(
    duckdb_prepared_statement statement, duckdb_index index, const char *value, duckdb_index length);
duckdb_state duckdb_bind_date(duckdb_prepared_statement statement, duckdb_index index, duckdb_date value);
duckdb_state duckdb_bind_time(duckdb_prepared_statement statement, duckdb_index index, duckdb_time value);
duckdb_state duckdb_bind_timestamp(
    duckdb_prepared_statement statement, duckdb_index index, duckdb_timestamp value);
duckdb_state duckdb_bind_timestamp_tz(
    duckdb_prepared_statement statement, duckdb_index index, duckdb_timestamp value);
duckdb_state duckdb_bind_interval(duckdb_prepared_statement statement, duckdb_index index, duckdb_interval value);
duckdb_index duckdb_prepared_statement_column_count(duckdb_prepared_statement statement);
const char *duckdb_prepared_statement_column_name(duckdb_prepared_statement statement, duckdb_index column);
duckdb_logical_type duckdb_prepared_statement_column_logical_type(
    duckdb_prepared_statement statement, duckdb_index column);
duckdb_state duckdb_execute_prepared(duckdb_prepared_statement statement, duckdb_result *result);
duckdb_state duckdb_execute_prepared_streaming(duckdb_prepared_statement statement, duckdb_result *result);

// Results
duckdb_state duckdb_query(duckdb_connection connection, const char *query, duckdb_result *result);
void duckdb_destroy_result(duckdb_result *result);
const char *duckdb_result_error(duckdb_result *result);
duckdb_error_type duckdb_result_error_type(duckdb_result *result);
duckdb_index duckdb_column_count(duckdb_result *result);
const char *duckdb_column_name(duckdb_result *result, duckdb_index column);
duckdb_logical_type duckdb_column_logical_type(duckdb_result *result, duckdb_index column);
duckdb_data_chunk duckdb_fetch_chunk(duckdb_result result);

// Chunks and vectors
duckdb_data_chunk duckdb_create_data_chunk(duckdb_logical_type *types, duckdb_index columns);
void duckdb_destroy_data_chunk(duckdb_data_chunk *chunk);
duckdb_index duckdb_data_chunk_get_size(duckdb_data_chunk chunk);
void duckdb_data_chunk_set_size(duckdb_data_chunk chunk, duckdb_index size);
duckdb_vector duckdb_data_chunk_get_vector(duckdb_data_chunk chunk, duckdb_index column);
duckdb_index duckdb_vector_size(void);
void *duckdb_vector_get_data(duckdb_vector vector);
uint64_t *duckdb_vector_get_validity(duckdb_vector vector);
void duckdb_vector_ensure_validity_writable(duckdb_vector vector);
void duckdb_vector_assign_string_element_len(
    duckdb_vector vector, duckdb_index index, const char *text, duckdb_index length);
duckdb_vector duckdb_list_vector_get_child(duckdb_vector vector);
duckdb_index duckdb_list_vector_get_size(duckdb_vector vector);
duckdb_state duckdb_list_vector_set_size(duckdb_vector vector, duckdb_index size);
duckdb_state duckdb_list_vector_reserve(duckdb_vector vector, duckdb_index capacity);
duckdb_vector duckdb_struct_vector_get_child(duckdb_vector vector, duckdb_index index);
duckdb_vector duckdb_array_vector_get_child(duckdb_vector vector);

// Types
duckdb_logical_type duckdb_create_logical_type(duckdb_type type);
duckdb_logical_type duckdb_create_list_type(duckdb_logical_type element);
duckdb_logical_type duckdb_create_struct_type(
    duckdb_logical_type *members, const char **names, duckdb_index count);
duckdb_logical_type duckdb_create_enum_type(const char **names, duckdb_index count);
void duckdb_destroy_logical_type(duckdb_logical_type *type);
duckdb_type duckdb_get_type_id(duckdb_logical_type type);
uint8_t duckdb_decimal_width(duckdb_logical_type type);
uint8_t duckdb_decimal_scale(duckdb_logical_type type);
duckdb_type duckdb_decimal_internal_type(duckdb_logical_type type);
duckdb_type duckdb_enum_internal_type(duckdb_logical_type type);
uint32_t duckdb_enum_dictionary_size(duckdb_logical_type type);
char *duckdb_enum_dictionary_value(duckdb_logical_type type, duckdb_index index);
duckdb_logical_type duckdb_list_type_child_type(duckdb_logical_type type);
duckdb_logical_type duckdb_array_type_child_type(duckdb_logical_type type);
duckdb_index duckdb_array_type_array_size(duckdb_logical_type type);
duckdb_logical_type duckdb_map_type_key_type(duckdb_logical_type type);
duckdb_logical_type duckdb_map_type_value_type(duckdb_logical_type type);
duckdb_index duckdb_struct_type_child_count(duckdb_logical_type type);
char *duckdb_struct_type_child_name(duckdb_logical_type type, duckdb_index index);
duckdb_logical_type duckdb_struct_type_child_type(duckdb_logical_type type, duckdb_index index);

// Appender
duckdb_state duckdb_appender_create_ext(
    duckdb_connection connection, const char *catalog, const char *schema, const char *table,
    duckdb_appender *appender);
duckdb_error_data duckdb_appender_error_data(duckdb_appender appender);
duckdb_state duckdb_append_data_chunk(duckdb_appender appender, duckdb_data_chunk chunk);
duckdb_state duckdb_appender_close(duckdb_appender appender);
duckdb_state duckdb_appender_destroy(duckdb_appender *appender);
duckdb_error_type duckdb_error_data_error_type(duckdb_error_data error);
const char *duckdb_error_data_message(duckdb_error_data error);
void duckdb_destroy_error_data(duckdb_error_data *error);

#define DUCKDB_FUNCTIONS(X) \
  X(duckdb_library_version) X(duckdb_free) X(duckdb_create_config) X(duckdb_set_config) X(duckdb_destroy_config) \
  X(duckdb_open_ext) X(duckdb_close) X(duckdb_connect) X(duckdb_disconnect) X(duckdb_interrupt) \
  X(duckdb_query_progress) X(duckdb_prepare) X(duckdb_prepare_error) X(duckdb_destroy_prepare) X(duckdb_nparams) \
  X(duckdb_parameter_name) X(duckdb_bind_null) X(duckdb_bind_boolean) X(duckdb_bind_int64) X(duckdb_bind_double) \
  X(duckdb_bind_varchar_length) X(duckdb_bind_date) X(duckdb_bind_time) X(duckdb_bind_timestamp) \
  X(duckdb_bind_timestamp_tz) X(duckdb_bind_interval) X(duckdb_prepared_statement_column_count) \
  X(duckdb_prepared_statement_column_name) X(duckdb_prepared_statement_column_logical_type) \
  X(duckdb_execute_prepared) X(duckdb_execute_prepared_streaming) X(duckdb_query) X(duckdb_destroy_result) \
  X(duckdb_result_error) X(duckdb_result_error_type) X(duckdb_column_count) X(duckdb_column_name) \
  X(duckdb_column_logical_type) X(duckdb_fetch_chunk) X(duckdb_create_data_chunk) X(duckdb_destroy_data_chunk) \
  X(duckdb_data_chunk_get_size) X(duckdb_data_chunk_set_size) X(duckdb_data_chunk_get_vector) X(duckdb_vector_size) \
  X(duckdb_vector_get_data) X(duckdb_vector_get_validity) X(duckdb_vector_ensure_validity_writable) \
  X(duckdb_vector_assign_string_element_len) X(duckdb_list_vector_get_child) X(duckdb_list_vector_get_size) \
  X(duckdb_list_vector_set_size) X(duckdb_list_vector_reserve) X(duckdb_struct_vector_get_child) \
  X(duckdb_array_vector_get_child) X(duckdb_create_logical_type) X(duckdb_create_list_type) \
  X(duckdb_create_struct_type) X(duckdb_create_enum_type) X(duckdb_destroy_logical_type) X(duckdb_get_type_id) \
  X(duckdb_decimal_width) X(duckdb_decimal_scale) X(duckdb_decimal_internal_type) X(duckdb_enum_internal_type) \
  X(duckdb_enum_dictionary_size) X(duckdb_enum_dictionary_value) X(duckdb_list_type_child_type) \
  X(duckdb_array_type_child_type) X(duckdb_array_type_array_size) X(duckdb_map_type_key_type) \
  X(duckdb_map_type_value_type) X(duckdb_struct_type_child_count) X(duckdb_struct_type_child_name) \
  X(duckdb_struct_type_child_type) X(duckdb_appender_create_ext) X(duckdb_appender_error_data) \
  X(duckdb_append_data_chunk) X(duckdb_appender_close) X(duckdb_appender_destroy) X(duckdb_error_data_error_type) \
  X(duckdb_error_data_message) X(duckdb_destroy_error_data)

#define DUCKDB_MEMBER(function) __typeof__(function) *function;
struct DuckDBFunctions { DUCKDB_FUNCTIONS(DUCKDB_MEMBER) };
#undef DUCKDB_MEMBER

/// Fills the struct from an opened library; returns the first name that is missing, or NULL.
const char *engines_fill_duckdb(void *library, struct DuckDBFunctions *functions);
