import { DataSource } from 'typeorm';
export const open = () => new DataSource({ type: 'postgres' });
