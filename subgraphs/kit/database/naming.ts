import { DefaultNamingStrategy } from 'typeorm';

/** snake_case columns for camelCase properties; tables are named by their entity. */
export class SnakeCaseNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string): string {
    return customName || propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
